using FsCheck;
using FsCheck.Fluent;

namespace Wfm.Staffing.Tests;

/// <summary>A queue of any size and pace, far beyond what anybody has: powers of ten drawn evenly.</summary>
public sealed record WideQueue(double Erlangs, double Agents, double Aht, double Target, double Patience, double Short, int Places, double Redial)
{
    public QueuePerformance A(double? agents = null) => ErlangA.Evaluate(Erlangs, agents ?? Agents, Aht, Target, Patience, Short);

    public QueuePerformance C(double? agents = null) => ErlangC.Evaluate(Erlangs, agents ?? Agents, Aht, Target);

    /// <summary>With the waiting places kept, whatever the agents.</summary>
    public QueuePerformance Finite(double? agents = null, double? patience = null) =>
        FiniteQueue.Evaluate(Erlangs, agents ?? Agents, (agents ?? Agents) + Places, Aht, Target, patience ?? Patience, Short);

    public QueuePerformance X(double? agents = null) =>
        ErlangX.Evaluate(Erlangs, agents ?? Agents, (agents ?? Agents) + Places, Aht, Target, Patience, Redial, Short);

    /// <summary>Every model, whole agents and fractional.</summary>
    public IEnumerable<QueuePerformance> Every(double? agents = null) =>
        [A(agents), C(agents), Finite(agents), Finite(agents, double.PositiveInfinity), X(agents), ErlangB.Evaluate(Erlangs, agents ?? Agents)];
}

public static class WideQueues
{
    public static Arbitrary<WideQueue> Queue() =>
        (from erlangs in Power(-6, 6)
         from crew in Gen.Frequency(
             (6, Gen.Choose(-60, 60).Select(s => Math.Max(0, erlangs + (s / 10.0 * Math.Sqrt(erlangs))))), (2, Power(-1, 1).Select(r => r * erlangs)), (1, Power(-9, 6)), (1, Gen.Constant(0.0)))
         from whole in Gen.Choose(0, 2)
         from aht in Power(-3, 6)
         from target in Gen.Frequency((1, Gen.Constant(0.0)), (6, Power(-6, 8)))
         from patience in Power(-6, 9)
         from early in Gen.Frequency((1, Gen.Constant(0.0)), (3, Power(-6, 8)))
         from places in Gen.Frequency((1, Gen.Constant(0)), (2, Gen.Choose(1, 50)), (1, Gen.Choose(51, 4000)))
         from redial in Gen.Elements(0, 0.3, 0.9, erlangs < 50_000 ? 0.99 : 0.8)
         select new WideQueue(erlangs, whole > 0 ? Math.Round(crew) : crew, aht, target, patience, early, places, redial)).ToArbitrary();

    private static Gen<double> Power(int from, int to) => Gen.Choose(from * 1000, to * 1000).Select(e => Math.Pow(10, e / 1000.0));
}
