using FsCheck.NUnit;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace Wfm.Staffing.Tests;

/// <summary>What must hold for any queue. The seed is fixed; another one is as good.</summary>
[Properties(Arbitrary = [typeof(QueueSettings)], MaxTest = 300, Replay = "20260301,17")]
public sealed class QueueModelPropertyTests
{
    private const double Slack = 1e-12;

    [Property]
    public bool ServiceLevel_MoreAgents_IsNoLower(QueueSetting q) =>
        A(q with { Agents = q.Agents + 1 }).ServiceLevel >= A(q).ServiceLevel - Slack && C(q with { Agents = q.Agents + 1 }).ServiceLevel >= C(q).ServiceLevel - Slack;

    [Property]
    public bool ServiceLevel_LongerThreshold_IsNoLower(QueueSetting q) =>
        A(q with { Target = q.Target + 7 }).ServiceLevel >= A(q).ServiceLevel - Slack && C(q with { Target = q.Target + 7 }).ServiceLevel >= C(q).ServiceLevel - Slack;

    [Property]
    public bool ServiceLevel_MoreContacts_IsNoHigher(QueueSetting q) =>
        A(q with { Erlangs = q.Erlangs * 1.05 }).ServiceLevel <= A(q).ServiceLevel + Slack && C(q with { Erlangs = q.Erlangs * 1.05 }).ServiceLevel <= C(q).ServiceLevel + Slack;

    [Property]
    public bool ServiceLevel_LongerHandling_IsNoHigher(QueueSetting q)
    {
        var longer = q with { Erlangs = q.Erlangs * 1.05, Aht = q.Aht * 1.05 };
        return A(longer).ServiceLevel <= A(q).ServiceLevel + Slack && C(longer).ServiceLevel <= C(q).ServiceLevel + Slack;
    }

    [Property]
    public bool Measures_MoreOfAnAgent_AllImprove(QueueSetting q)
    {
        // Ten steps of a tenth between whole numbers: the continuous extension is monotone and meets the next whole number.
        for (var tenth = 0; tenth < 10; tenth++)
        {
            var (few, more) = (q.Agents + (tenth / 10.0), q.Agents + ((tenth + 1) / 10.0));
            if (!Improves(At(q, few), At(q, more)) || !Improves(ErlangC.Evaluate(q.Erlangs, few, q.Aht, q.Target), ErlangC.Evaluate(q.Erlangs, more, q.Aht, q.Target)))
            {
                return false;
            }
        }

        return true;
    }

    [Property]
    public bool Measures_JustBesideAWholeNumber_AreThoseOfTheWholeNumber(QueueSetting q)
    {
        var (below, at, above) = (At(q, q.Agents - 1e-9), At(q, q.Agents), At(q, q.Agents + 1e-9));
        return new Func<QueuePerformance, double>[] { p => p.ServiceLevel, p => p.WaitProbability, p => p.Occupancy, p => p.Abandonment, p => p.AsaSeconds / q.Aht }
            .All(m => Math.Abs(m(below) - m(at)) < 1e-7 && Math.Abs(m(above) - m(at)) < 1e-7);
    }

    [Property]
    public bool ErlangA_EndlessPatience_IsErlangC(QueueSetting q)
    {
        if (q.Agents < q.Erlangs * 1.02)
        {
            return true;
        }

        var (a, c) = (A(q with { Patience = 1e10 }), C(q));
        return Math.Abs(a.ServiceLevel - c.ServiceLevel) < 1e-5 && Math.Abs(a.WaitProbability - c.WaitProbability) < 1e-5
            && Math.Abs(a.AsaSeconds - c.AsaSeconds) < 1e-4 * Math.Max(1, c.AsaSeconds) && a.Abandonment < 1e-5;
    }

    [Property]
    public bool ErlangA_PatienceEqualToHandleTime_IsPoisson(QueueSetting q)
    {
        // Then everybody leaves at one rate, served or not: the number in the system is Poisson.
        var p = A(q with { Patience = q.Aht });
        var mass = Math.Exp(-q.Erlangs);
        var (idle, busy) = (0.0, 0.0);
        for (var n = 0; n < q.Agents; n++)
        {
            idle += mass;
            busy += mass * n;
            mass *= q.Erlangs / (n + 1);
        }

        busy += (1 - idle) * q.Agents;
        return Math.Abs(p.WaitProbability - (1 - idle)) < 1e-12 && Math.Abs((p.Occupancy * q.Agents) - busy) < 1e-11 * q.Agents;
    }

    [Property]
    public bool ErlangA_FlowInIsFlowOut(QueueSetting q)
    {
        // Abandonment comes from the queue, occupancy from the starts of service: two sums that only balance when both are right.
        var p = A(q);
        return Math.Abs((p.Occupancy * q.Agents / q.Erlangs) + p.Abandonment - 1) < 1e-12
            && Math.Abs(p.Abandonment - (p.MeanWaitAllSeconds / q.Patience)) < 1e-12
            && Math.Abs(p.MeanQueue - (q.Erlangs / q.Aht * p.MeanWaitAllSeconds)) <= 1e-12 * Math.Max(1, p.MeanQueue);
    }

    [Property]
    public bool FiniteQueue_NoWaitingPlaces_IsErlangB(QueueSetting q)
    {
        var b = ErlangB.Evaluate(q.Erlangs, q.Agents);
        return new[] { Finite(q, q.Agents, q.Patience), Finite(q, q.Agents, double.PositiveInfinity) }
            .All(f => Near(f.Blocking, b.Blocking) && Near(f.ServiceLevel, b.ServiceLevel) && Near(f.Occupancy, b.Occupancy) && f.WaitProbability == 0);
    }

    [Property]
    public bool FiniteQueue_ManyWaitingPlaces_IsErlangAOrC(QueueSetting q)
    {
        var a = Same(Finite(q, q.Agents + 20_000, q.Patience), A(q));
        return a && (q.Agents < q.Erlangs * 1.02 || Same(Finite(q, q.Agents + 20_000, double.PositiveInfinity), C(q)));
    }

    [Property]
    public bool ErlangX_NoRedials_IsErlangA(QueueSetting q) => ErlangX.Evaluate(q.Erlangs, q.Agents, null, q.Aht, q.Target, q.Patience, 0).Equals(A(q));

    [Property]
    public bool ErlangX_Redials_SolveTheirFixedPoint(QueueSetting q)
    {
        var x = ErlangX.Evaluate(q.Erlangs, q.Agents, q.Agents + 5, q.Aht, q.Target, q.Patience, 0.7);
        var total = 1 + x.RedialsPerContact;
        return Math.Abs(total - (1 + (0.7 * total * (x.Abandonment + x.Blocking)))) < 1e-12 * total;
    }

    [Property]
    public bool Shares_AllTimesScaled_StayTheSame(QueueSetting q)
    {
        var scaled = q with { Aht = q.Aht * 3.7, Target = q.Target * 3.7, Patience = q.Patience * 3.7 };
        return Same(A(q), A(scaled), 3.7) && Same(Finite(q, q.Agents + 4, q.Patience), Finite(scaled, q.Agents + 4, scaled.Patience), 3.7);
    }

    [Property]
    public bool Measures_NoContacts_AreThoseOfAnIdleQueue(QueueSetting q)
    {
        var idle = q with { Erlangs = 0 };
        return new[] { A(idle), C(idle), ErlangB.Evaluate(0, q.Agents), Finite(idle, q.Agents + 3, q.Patience) }
            .All(p => p is { ServiceLevel: 1, WaitProbability: 0, AsaSeconds: 0, Occupancy: 0, Abandonment: 0, Blocking: 0 });
    }

    private static QueuePerformance A(QueueSetting q) => At(q, q.Agents);

    private static QueuePerformance At(QueueSetting q, double agents) => ErlangA.Evaluate(q.Erlangs, agents, q.Aht, q.Target, q.Patience);

    private static QueuePerformance C(QueueSetting q) => ErlangC.Evaluate(q.Erlangs, q.Agents, q.Aht, q.Target);

    private static QueuePerformance Finite(QueueSetting q, int capacity, double patience) =>
        FiniteQueue.Evaluate(q.Erlangs, q.Agents, capacity, q.Aht, q.Target, patience);

    private static bool Improves(QueuePerformance few, QueuePerformance more) =>
        more.ServiceLevel >= few.ServiceLevel - Slack && more.WaitProbability <= few.WaitProbability + Slack && more.Occupancy <= few.Occupancy + Slack
        && more.Abandonment <= few.Abandonment + Slack && more.AsaSeconds <= few.AsaSeconds * (1 + 1e-11);

    private static bool Same(QueuePerformance one, QueuePerformance two, double time = 1) =>
        Near(one.ServiceLevel, two.ServiceLevel) && Near(one.WaitProbability, two.WaitProbability) && Near(one.Occupancy, two.Occupancy)
        && Near(one.Abandonment, two.Abandonment) && Near(one.Blocking, two.Blocking) && Near(one.AsaSeconds * time, two.AsaSeconds);

    private static bool Near(double one, double two) => Math.Abs(one - two) <= 1e-10 * Math.Max(1, Math.Abs(two));
}
