using FsCheck.NUnit;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace Wfm.Staffing.Tests;

/// <summary>Back through the model: at the limit every target holds and the binding ones with equality, a hair beyond it they break.</summary>
[Properties(Arbitrary = [typeof(QueueSettings)], MaxTest = 60, Replay = "20260301,17")]
public sealed class CrewCapacityTests
{
    [Property]
    public void Load_AnyTargets_IsTheLargest(QueueSetting q, byte model, byte of, byte level, byte cap, byte abandon, byte asa)
    {
        var shape = new QueueShape { WaitingPlaces = model % 3 == 0 ? model % 16 : null };
        var target = RequiredAgentsShapeTests.Target(q, of, level, cap, abandon, asa, model % 2 == 0) with { ServiceLevel = 0.4 + (level / 430.0) };
        var found = CrewCapacity.Load(q.Agents, q.Aht, target, shape);
        if (double.IsPositiveInfinity(found.Value))
        {
            // Behind a few waiting places the answered wait no longer than these take, whatever the load.
            Assert.That(shape.WaitingPlaces, Is.Not.Null);
            Assert.That(RequiredAgentsShapeTests.Misses(RequiredAgentsShapeTests.FractionAt(q with { Erlangs = 1e7 }, q.Agents, target, shape), target), Is.EqualTo(ServiceTargets.None));
            return;
        }

        Check(found, target, load => RequiredAgentsShapeTests.FractionAt(q with { Erlangs = load }, q.Agents, target, shape));

        // The crew is what that load needs.
        if (model % 3 != 0)
        {
            Assert.That(RequiredAgents.FindFractional(found.Value, q.Aht, target, shape).Value, Is.EqualTo(q.Agents).Within(1e-7 * q.Agents));
        }
    }

    [Property]
    public void Aht_AnyTargets_IsTheLongest(QueueSetting q, byte of, byte level, byte cap, byte abandon, byte asa, bool patient)
    {
        var target = RequiredAgentsShapeTests.Target(q, of, level, cap, abandon, asa, patient) with { ServiceLevel = 0.4 + (level / 430.0) };
        var contacts = q.Erlangs / q.Aht * 1800;
        var found = CrewCapacity.Aht(q.Agents, contacts, TimeSpan.FromMinutes(30), target);
        Check(found, target, aht => RequiredAgentsShapeTests.FractionAt(q with { Aht = aht, Erlangs = contacts * aht / 1800 }, q.Agents, target, default));
    }

    [Property]
    public void Threshold_AnyShare_IsTheShortest(QueueSetting q, byte model, byte of, byte level)
    {
        var shape = new QueueShape { WaitingPlaces = model % 3 == 0 ? model % 16 : null };
        var share = (level + 0.5) / 256;
        var target = new ServiceTarget
        {
            ServiceLevel = share,
            ServiceLevelOf = (ServiceLevelOf)(of % 4),
            ShortAbandon = of % 3 == 0 ? null : TimeSpan.FromSeconds(of % 11),
            Patience = model % 2 == 0 ? null : TimeSpan.FromSeconds(q.Patience),
        };
        QueuePerformance At(double t) => ErlangX.Evaluate(
            q.Erlangs, q.Agents, q.Agents + shape.WaitingPlaces, q.Aht, t, target.Patience?.TotalSeconds ?? double.PositiveInfinity, 0, target.ShortAbandon?.TotalSeconds);
        double Level(double t) => At(t).ServiceLevelBy(target.ServiceLevelOf);
        var found = CrewCapacity.Threshold(q.Agents, q.Erlangs, q.Aht, target, shape);
        if (double.IsPositiveInfinity(found.Value))
        {
            Assert.That(Level(1e12), Is.LessThan(share));
        }
        else if (found.Value == 0)
        {
            Assert.That(Level(0), Is.GreaterThanOrEqualTo(share - 1e-12));
        }
        else
        {
            Assert.That(Level(found.Value), Is.EqualTo(share).Within(1e-10));
            Assert.That(found.BindingText, Is.EqualTo("service_level"));
        }

        if (target is { ShortAbandon: null } && shape.WaitingPlaces is null)
        {
            var percentile = ErlangA.WaitPercentile(share, q.Erlangs, q.Agents, q.Aht, target.Patience?.TotalSeconds ?? double.PositiveInfinity, target.ServiceLevelOf);
            Assert.That(percentile, Is.EqualTo(found.Value).Within(1e-9).Percent.Or.EqualTo(found.Value));
        }
    }

    /// <summary>Oracle for percentiles: the wait of those who wait is a sum of n exponentials with one agent (Erlang C: exponential), by its closed form.</summary>
    [Test]
    public void WaitPercentile_FiniteQueueWithoutEnd_IsErlangCs()
    {
        var closed = ErlangC.WaitPercentile(0.95, 18, 20, 240);
        Assert.That(FiniteQueue.WaitPercentile(0.95, 18, 20, 5020, 240), Is.EqualTo(closed).Within(1e-8));
        Assert.That(ErlangA.WaitPercentile(0.95, 18, 20, 240, 1e13), Is.EqualTo(closed).Within(1e-6));
        Assert.That(ErlangX.WaitPercentile(0.95, 18, 20, null, 240, double.PositiveInfinity, 0.5), Is.EqualTo(closed).Within(1e-8));
        Assert.That(closed, Is.EqualTo(Math.Log(ErlangC.WaitProbability(18, 20) / 0.05) * 240 / 2).Within(1e-9));
    }

    /// <summary>One agent, one place to wait: the wait of whoever takes it is one exponential handle time.</summary>
    [Test]
    public void WaitPercentile_OneWaitingPlace_IsOneHandleTime()
    {
        // States 0, 1, 2 with weights 1, A, A²: of those let in A/(1 + A) wait.
        const double Erlangs = 0.8;
        var waits = Erlangs / (1 + Erlangs);
        Assert.That(FiniteQueue.WaitPercentile(0.9, Erlangs, 1, 2, 300), Is.EqualTo(300 * Math.Log(waits / 0.1)).Within(1e-9));
    }

    [Test]
    public void Threshold_OtherTargetBroken_NamesIt()
    {
        var target = new ServiceTarget { ServiceLevel = 0.8, OccupancyMax = 0.7 };
        Assert.That(CrewCapacity.Threshold(12, 10, 300, target), Has.Property("Value").EqualTo(double.PositiveInfinity).And.Property("BindingText").EqualTo("occupancy"));
        Assert.That(() => CrewCapacity.Threshold(12, 10, 300, target with { ServiceLevel = null }), Throws.ArgumentException);
        Assert.That(CrewCapacity.Threshold(9, 10, 300, target with { OccupancyMax = null }).BindingText, Is.EqualTo("service_level"));
    }

    [Test]
    public void Load_NothingBinds_IsInfiniteAndNobodyCarriesNothing()
    {
        Assert.That(CrewCapacity.Load(5, 300, new ServiceTarget { ServiceLevel = null, Patience = TimeSpan.FromSeconds(60) }).Value, Is.EqualTo(double.PositiveInfinity));
        Assert.That(CrewCapacity.Load(0, 300, new ServiceTarget { Patience = TimeSpan.FromSeconds(60) }).Value, Is.Zero);
        Assert.That(CrewCapacity.Load(8, 300, new ServiceTarget { ServiceLevel = null }), Has.Property("Value").EqualTo(Math.BitDecrement(8.0)).And.Property("BindingText").EqualTo("stability"));
    }

    private static void Check(QueueLimit found, ServiceTarget target, Func<double, QueuePerformance> at)
    {
        Assert.That(found.Value, Is.GreaterThan(0).And.LessThan(1e7));
        Assert.That(RequiredAgentsShapeTests.Misses(at(found.Value), target), Is.EqualTo(ServiceTargets.None).Or.EqualTo(found.Binding));
        Assert.That(RequiredAgents.Broken(at(found.Value), target), Is.EqualTo(ServiceTargets.None));
        Assert.That(RequiredAgentsShapeTests.Misses(at(found.Value * (1 + 1e-8)), target), Is.EqualTo(found.Binding).And.Not.EqualTo(ServiceTargets.None));
        Assert.That(RequiredAgentsShapeTests.Exactly(found.Performance, target, found.Binding), Is.True, $"{found.BindingText} {found.Performance}");
    }
}
