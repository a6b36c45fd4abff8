using FsCheck;
using FsCheck.Fluent;

namespace Wfm.Staffing.Tests;

/// <summary>A small centre of two or three skills for property tests: everybody's skills as bits, at least one group per skill.</summary>
public sealed record SkillSetting(double[] Erlangs, int[] Skills, int[] People, double Level, int Within, int Patience)
{
    public IReadOnlyList<SkillGroup> Groups =>
        [.. Skills.Select((set, g) => new SkillGroup(People[g], Enumerable.Range(0, Erlangs.Length).Where(q => ((set >> q) & 1) == 1).Select(Name)))];

    public IReadOnlyList<QueueLoad> Loads => [.. Erlangs.Select((e, q) => new QueueLoad(Name(q), Name(q), e * 12, TimeSpan.FromSeconds(300), Target))];

    public ServiceTarget Target => new()
    {
        ServiceLevel = Level,
        AnswerWithin = TimeSpan.FromSeconds(Within),
        Patience = Patience > 0 ? TimeSpan.FromSeconds(Patience) : null,
    };

    public static string Name(int queue) => $"s{queue}";

    public override string ToString() =>
        FormattableString.Invariant($"erlangs {string.Join(' ', Erlangs)}, groups {string.Join(' ', Skills.Zip(People))}, {Level} in {Within} s, patience {Patience}");
}

public static class SkillSettings
{
    public static Arbitrary<SkillSetting> Setting() =>
        (from queues in Gen.Choose(2, 3)
         from erlangs in Gen.ArrayOf(Gen.Choose(3, 50), queues)
         from extra in Gen.Choose(1, 3)
         from sets in Gen.ArrayOf(Gen.Choose(1, (1 << queues) - 1), extra)
         from people in Gen.ArrayOf(Gen.Choose(1, 9), extra + 1)
         from level in Gen.Elements(0.6, 0.8, 0.9)
         from within in Gen.Elements(0, 20, 60)
         from patience in Gen.Elements(0, 120, 400)
         let groups = sets.Append((1 << queues) - 1 - (sets.Aggregate(0, (a, b) => a | b) & ((1 << queues) - 2))).Distinct().ToArray()
         select new SkillSetting([.. erlangs.Select(e => e / 10.0)], groups, people[..groups.Length], level, within, patience)).ToArbitrary();
}
