using FsCheck;
using FsCheck.Fluent;

namespace Wfm.Staffing.Tests;

/// <summary>A queue of ordinary size for property tests.</summary>
public sealed record QueueSetting(double Erlangs, int Agents, double Aht, double Target, double Patience);

public static class QueueSettings
{
    public static Arbitrary<QueueSetting> Setting() =>
        (from load in Gen.Choose(1, 6000)
         from spare in Gen.Choose(-40, 60)
         from aht in Gen.Choose(20, 1200)
         from target in Gen.Choose(0, 300)
         from patience in Gen.Choose(5, 1200)
         let erlangs = load / 100.0
         select new QueueSetting(erlangs, (int)Math.Max(1, Math.Round(erlangs + (spare / 10.0 * Math.Sqrt(erlangs)))), aht, target, patience)).ToArbitrary();
}
