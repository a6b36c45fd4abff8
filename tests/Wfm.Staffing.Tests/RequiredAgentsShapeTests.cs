using FsCheck.NUnit;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace Wfm.Staffing.Tests;

/// <summary>Requirements by every denominator, with waiting places and redials, whole and fractional.</summary>
[Properties(Arbitrary = [typeof(QueueSettings)], MaxTest = 80, Replay = "20260301,17")]
public sealed class RequiredAgentsShapeTests
{
    /// <summary>Oracle: every number of agents from far above downward, each from scratch through the public models, until the first that breaks a target.</summary>
    [Property]
    public void Find_AnyModelAndDenominator_IsTheFewestFromWhichAllPass(QueueSetting q, byte model, byte of, byte level, byte cap, byte abandon, byte asa)
    {
        var (patient, finite) = (model % 2 == 0, model % 3 != 0);
        var shape = new QueueShape { WaitingPlaces = finite ? model % 7 * 4 : null, RedialProbability = model % 5 == 0 ? 0.5 : 0 };
        var target = Target(q, of, level, cap, abandon, asa, patient);
        QueuePerformance At(int n) => ErlangX.Evaluate(q.Erlangs, n, finite ? n + shape.WaitingPlaces : null, q.Aht, q.Target, patient ? double.PositiveInfinity : q.Patience,
            shape.RedialProbability, target.ShortAbandon?.TotalSeconds);
        ServiceTargets Broken(int n) => RequiredAgents.Broken(At(n), target) is var broken && broken == ServiceTargets.None && patient && !finite && n <= q.Erlangs
            ? ServiceTargets.Stability : broken;
        var expected = 400;
        while (expected > 1 && Broken(expected - 1) == ServiceTargets.None)
        {
            expected--;
        }

        var actual = RequiredAgents.Find(q.Erlangs, q.Aht, target, shape);
        Assert.That(Broken(400), Is.EqualTo(ServiceTargets.None));
        Assert.That(actual.Agents, Is.EqualTo(expected), $"{shape} {target}");
        Assert.That(actual.Performance.ServiceLevel, Is.EqualTo(At(expected).ServiceLevel).Within(1e-12));
        Assert.That(actual.Binding, Is.EqualTo(expected > 1 ? Broken(expected - 1) : ServiceTargets.None));
    }

    /// <summary>Through the model again: the binding target is met exactly, a hair less breaks it, and whole people are the fraction rounded up.</summary>
    [Property]
    public void FindFractional_AnyTargets_MeetsTheBindingOneExactly(QueueSetting q, byte model, byte of, byte level, byte cap, byte abandon, byte asa)
    {
        var patient = model % 2 == 0;
        var shape = new QueueShape { WaitingPlaces = model % 3 == 0 ? 12 : null };
        var target = Target(q, of, level, cap, abandon, asa, patient) with { ServiceLevel = 0.4 + (level / 430.0) };
        var found = RequiredAgents.FindFractional(q.Erlangs, q.Aht, target, shape);
        QueuePerformance At(double n) => FractionAt(q, n, target, shape);
        Assert.That(found.Performance.ServiceLevel, Is.EqualTo(At(found.Value).ServiceLevel).Within(1e-14));
        Assert.That(Misses(At(found.Value), target), Is.EqualTo(ServiceTargets.None));
        if (found.Value < 1e-9)
        {
            // As agents go to none, the few who are answered need not wait long: such a target holds for any agents at all.
            Assert.That(target.ServiceLevelOf, Is.Not.EqualTo(ServiceLevelOf.Offered));
            return;
        }

        Assert.That(Misses(At(found.Value * (1 - 1e-8)), target), Is.EqualTo(found.Binding).And.Not.EqualTo(ServiceTargets.None));
        Assert.That(Exactly(found.Performance, target, found.Binding), Is.True, $"{found.BindingText} {found.Performance}");
        Assert.That(RequiredAgents.Find(q.Erlangs, q.Aht, target, shape).Agents, Is.EqualTo((int)Math.Ceiling(found.Value - 1e-6)).Or.EqualTo((int)Math.Ceiling(found.Value)));
    }

    [Test]
    public void FindFractional_PublishedContinuousErlangC_NeedsThirtyNineAndASixth()
    {
        // 100 contacts of 600 s in half an hour at 80/20: 39.16 with the continuous Erlang B (Jagerman's), 40 whole agents.
        var found = RequiredAgents.FindFractional(100 * 600 / 1800.0, 600, new ServiceTarget());
        Assert.That(found.Value, Is.EqualTo(39.16).Within(0.01));
        Assert.That(found.BindingText, Is.EqualTo("service_level"));
    }

    [Test]
    public void FindFractional_NoTargets_NeedsOnlyAStableQueue()
    {
        var none = new ServiceTarget { ServiceLevel = null };
        Assert.That(RequiredAgents.FindFractional(7.5, 300, none), Has.Property("Value").EqualTo(Math.BitIncrement(7.5)).And.Property("Binding").EqualTo(ServiceTargets.Stability));
        Assert.That(RequiredAgents.FindFractional(7.5, 300, none with { Patience = TimeSpan.FromMinutes(3) }).Value, Is.Zero);
        Assert.That(RequiredAgents.FindFractional(0, 300, new ServiceTarget()).Value, Is.Zero);
    }

    /// <summary>Published: Erlang B tables, 50 lines carry 37.90 erlangs at 1 % blocking, 100 lines 87.97 at 2 % (ITU).</summary>
    [TestCase(37.90, 0.01, 50)]
    [TestCase(87.97, 0.02, 100)]
    [TestCase(8.108, 0.01, 15)]
    public void Find_LossSystem_AgreesWithPublishedTables(double erlangs, double blocking, int lines)
    {
        var target = new ServiceTarget { ServiceLevel = 1 - blocking };
        Assert.That(RequiredAgents.Find(erlangs - 0.01, 180, target, new QueueShape { WaitingPlaces = 0 }).Agents, Is.EqualTo(lines));
        Assert.That(CrewCapacity.Load(lines, 180, target, new QueueShape { WaitingPlaces = 0 }).Value, Is.EqualTo(erlangs).Within(0.01));
    }

    [Test]
    public void QueueShape_OutsideItsRange_Throws()
    {
        Assert.That(() => new QueueShape { WaitingPlaces = -1 }, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new QueueShape { RedialProbability = 1 }, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => RequiredAgents.Find(2e6, 180, new ServiceTarget(), new QueueShape { RedialProbability = 0.9 }), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    internal static QueuePerformance FractionAt(QueueSetting q, double agents, ServiceTarget target, QueueShape shape) => ErlangX.Evaluate(q.Erlangs, agents,
        agents + shape.WaitingPlaces, q.Aht, target.AnswerWithin.TotalSeconds, target.Patience?.TotalSeconds ?? double.PositiveInfinity, 0, target.ShortAbandon?.TotalSeconds);

    internal static ServiceTarget Target(QueueSetting q, byte of, byte level, byte cap, byte abandon, byte asa, bool patient) => new()
    {
        ServiceLevel = level % 4 == 0 ? null : 0.4 + (level / 430.0),
        ServiceLevelOf = (ServiceLevelOf)(of % 4),
        AnswerWithin = TimeSpan.FromSeconds(q.Target),
        ShortAbandon = of % 3 == 0 ? null : TimeSpan.FromSeconds(of % 11),
        OccupancyMax = cap % 3 == 0 ? 0.5 + (cap / 512.0) : null,
        AbandonmentMax = abandon % 3 == 0 && !patient ? (abandon + 1) / 256.0 : null,
        AsaMax = asa % 3 == 0 ? TimeSpan.FromSeconds(asa + 1) : null,
        AsaOf = (AsaOf)(asa % 2),
        Patience = patient ? null : TimeSpan.FromSeconds(q.Patience),
    };

    /// <summary>Targets missed without any tolerance.</summary>
    internal static ServiceTargets Misses(QueuePerformance p, ServiceTarget t) =>
        (t.ServiceLevel is { } level && !(p.ServiceLevelBy(t.ServiceLevelOf) >= level) ? ServiceTargets.ServiceLevel : 0)
        | (t.AsaMax is { } asa && !(p.AsaBy(t.AsaOf) <= asa.TotalSeconds) ? ServiceTargets.Asa : 0)
        | (t.OccupancyMax is { } cap && !(p.Occupancy <= cap) ? ServiceTargets.Occupancy : 0)
        | (t.AbandonmentMax is { } abandon && !(p.Abandonment <= abandon) ? ServiceTargets.Abandonment : 0);

    /// <summary>Whether each binding target is met with equality.</summary>
    internal static bool Exactly(QueuePerformance p, ServiceTarget t, ServiceTargets binding) =>
        (!binding.HasFlag(ServiceTargets.ServiceLevel) || Math.Abs(p.ServiceLevelBy(t.ServiceLevelOf) - t.ServiceLevel!.Value) < 1e-9)
        && (!binding.HasFlag(ServiceTargets.Asa) || Math.Abs((p.AsaBy(t.AsaOf) / t.AsaMax!.Value.TotalSeconds) - 1) < 1e-9)
        && (!binding.HasFlag(ServiceTargets.Occupancy) || Math.Abs(p.Occupancy - t.OccupancyMax!.Value) < 1e-9)
        && (!binding.HasFlag(ServiceTargets.Abandonment) || Math.Abs(p.Abandonment - t.AbandonmentMax!.Value) < 1e-9);
}
