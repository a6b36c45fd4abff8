namespace Wfm.Staffing.Tests;

/// <summary>
/// Oracle for fractional agents in Erlang A: the density of the virtual wait, c·exp(−ct + η(1 − e^(−θt))), and 1/B = A ∫ e^(−At) (1 + t)^x dt, both by
/// Simpson's rule on a fine grid. Shares no code or recursion with the model.
/// </summary>
public sealed class FractionalAgentsTests
{
    [TestCase(9.6, 10.3, 240, 20, 180)]
    [TestCase(9.6, 7.25, 240, 20, 180)]
    [TestCase(0.4, 0.5, 300, 30, 60)]
    [TestCase(3.2, 0.3, 120, 10, 300)]
    [TestCase(1.2, 2.75, 400, 0, 90)]
    [TestCase(40, 43.9, 500, 60, 45)]
    [TestCase(12, 12.5, 200, 120, 200)]
    public void ErlangA_FractionalAgents_AgreesWithQuadrature(double erlangs, double agents, double aht, double target, double patience)
    {
        var (theta, c, eta) = (1 / patience, agents / aht, erlangs / aht * patience);
        double Density(double t) => c * Math.Exp((-c * t) + (eta * (1 - Math.Exp(-theta * t))));
        var end = 60 / c;
        while (Density(end) > 1e-16 * Density(patience * Math.Max(0, Math.Log(erlangs / agents))))
        {
            end *= 1.5;
        }

        var below = Simpson(t => erlangs * Math.Exp((-erlangs * t) + (agents * Math.Log(1 + t))), 0, Math.Max(80, agents * 8) / erlangs) - 1;
        var all = Simpson(Density, 0, end);
        var total = below + all;
        var answered = Simpson(t => Density(t) * Math.Exp(-theta * t), 0, end);
        var waited = Simpson(t => Density(t) * Math.Exp(-theta * t) * t, 0, end);
        var inTime = target > 0 ? Simpson(t => Density(t) * Math.Exp(-theta * t), 0, target) : 0;

        var actual = ErlangA.Evaluate(erlangs, agents, aht, target, patience);
        Assert.Multiple(() =>
        {
            Assert.That(actual.WaitProbability, Is.EqualTo(all / total).Within(1e-9));
            Assert.That(actual.ServiceLevel, Is.EqualTo((below + inTime) / total).Within(1e-9));
            Assert.That(actual.Abandonment, Is.EqualTo((all - answered) / total).Within(1e-9));
            Assert.That(actual.AsaSeconds, Is.EqualTo(waited / (below + answered)).Within(1e-8 * aht));
            Assert.That(actual.Occupancy, Is.EqualTo(erlangs / agents * (below + answered) / total).Within(1e-9));
        });
    }

    private static double Simpson(Func<double, double> f, double from, double to)
    {
        const int Steps = 400_000;
        var h = (to - from) / Steps;
        var sum = f(from) + f(to);
        for (var i = 1; i < Steps; i++)
        {
            sum += f(from + (i * h)) * (i % 2 == 0 ? 2 : 4);
        }

        return sum * h / 3;
    }
}
