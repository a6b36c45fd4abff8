using System.Globalization;

namespace Wfm.Staffing.Tests;

/// <summary>Erlang A with a gamma distributed rate, against the reference table, the negative binomial law, and plain sums of thin slices.</summary>
public sealed class RandomRateTests
{
    private static IReadOnlyList<IReadOnlyDictionary<string, string>> Rows { get; } = GoldenTable.Read("golden_gamma_mixture.csv");

    [Test]
    public void Evaluate_ReferenceTable_AgreesInEveryColumn()
    {
        Assert.That(Rows, Has.Count.GreaterThanOrEqualTo(6));
        using (Assert.EnterMultipleScope())
        {
            foreach (var row in Rows)
            {
                var rate = new RateLaw(row.Number("mean_calls"), row.Number("cv_of_rate"));
                var (interval, aht, agents) = (row.Number("interval_s"), row.Number("aht_s"), row.Number("agents"));
                var target = Target(row.Number("target_s"), row.Number("patience_s"));
                var actual = RandomRate.Evaluate(rate, interval, aht, agents, target);
                Check(row, "sl_interval_mean", actual.ServiceLevelByInterval);
                Check(row, "sl_call_weighted", actual.ByContact.ServiceLevel);
                Check(row, "p_abandon_call_weighted", actual.ByContact.Abandonment);
                Check(row, "occupancy_interval_mean", actual.ByContact.Occupancy);
                if (row.Optional("prob_interval_sl_ge_0.80") is not null)
                {
                    Check(row, "prob_interval_sl_ge_0.80", RandomRate.ProbabilityOf(rate, interval, aht, agents, target));
                }
            }
        }
    }

    // With patience equal to AHT the system is M/M/inf: given the rate the number in it is Poisson, with a gamma rate negative binomial.
    // R: pnbinom(n - 1, size = 1/cv^2, mu = m, lower.tail = FALSE), and by contact size + 1, mu = m (1 + cv^2).
    [TestCase(100, 0.1, 5, 1, 1)]
    [TestCase(100, 0.1, 60, 0.99928276811979, 0.999438547401883)]
    [TestCase(100, 0.1, 120, 0.0882039372050182, 0.100046114514136)]
    [TestCase(100, 0.5, 5, 0.999864785481435, 0.999990689024451)]
    [TestCase(100, 0.5, 60, 0.776319396958156, 0.9002299606948)]
    [TestCase(100, 0.5, 120, 0.29958583626324, 0.479111362746674)]
    [TestCase(20, 1, 5, 0.783526166468459, 0.970080015627616)]
    [TestCase(20, 1, 60, 0.0535355237464943, 0.206494163022192)]
    [TestCase(20, 1, 120, 0.00286605230281146, 0.0192434940331626)]
    [TestCase(3, 2, 5, 0.196765539540318, 0.768056314250531)]
    [TestCase(3, 2, 60, 0.000636377033513008, 0.0138897064780441)]
    [TestCase(3, 2, 120, 3.28177749071187e-06, 0.000132759815883617)]
    public void Evaluate_PatienceEqualToAht_WaitIsNegativeBinomial(double erlangs, double cv, int agents, double byInterval, double byContact)
    {
        var actual = RandomRate.Evaluate(new RateLaw(erlangs, cv), 180, 180, agents, Target(20, 180));
        Assert.That(actual.WaitProbabilityByInterval, Is.EqualTo(byInterval).Within(1e-11));
        Assert.That(actual.ByContact.WaitProbability, Is.EqualTo(byContact).Within(1e-11));
    }

    // Another route: 1,000 slices of equal probability of the rate, each at the middle of its slice, which sees neither the density nor its logarithm.
    [TestCase(10, 2, 12)]
    [TestCase(10, 1.2, 20)]
    [TestCase(10, 0.7, 12)]
    [TestCase(200, 0.05, 210)]
    [TestCase(2, 2, 1)]
    [TestCase(5, 0.5, 4.5)]
    public void Evaluate_AnyCv_IsTheMeanOverSlicesOfEqualProbability(double erlangs, double cv, double agents)
    {
        const int Slices = 1000;
        var rate = new RateLaw(erlangs, cv);
        var (level, byContact, abandoned, occupancy) = (0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < Slices; i++)
        {
            var at = rate.Quantile((i + 0.5) / Slices);
            var p = ErlangA.Evaluate(at, agents, 240, 20, 150);
            level += p.ServiceLevel / Slices;
            byContact += at * p.ServiceLevel / Slices;
            abandoned += at * p.Abandonment / Slices;
            occupancy += p.Occupancy / Slices;
        }

        // The last slice's tail is what such sums miss.
        var actual = RandomRate.Evaluate(rate, 240, 240, agents, Target(20, 150));
        Assert.That(actual.ServiceLevelByInterval, Is.EqualTo(level).Within(5e-5));
        Assert.That(actual.ByContact.ServiceLevel, Is.EqualTo(byContact / erlangs).Within(1e-4));
        Assert.That(actual.ByContact.Abandonment, Is.EqualTo(abandoned / erlangs).Within(cv >= 1 ? 2e-2 : 1e-3));
        Assert.That(actual.ByContact.Occupancy, Is.EqualTo(occupancy).Within(1e-4));
    }

    [Test]
    public void Evaluate_NoPatience_LevelsAreFiniteAndWaitsInfinite()
    {
        var actual = RandomRate.Evaluate(new RateLaw(100, 0.1), 1800, 180, 13, Target(20, null));
        var (sum, weight) = (0.0, 0.0);
        for (var i = 0; i < 4_000; i++)
        {
            var calls = new RateLaw(100, 0.1).Quantile((i + 0.5) / 4_000);
            (sum, weight) = (sum + (calls * ErlangC.Evaluate(calls / 10, 13, 180, 20).ServiceLevel), weight + calls);
        }

        Assert.That(actual.ByContact.ServiceLevel, Is.EqualTo(sum / weight).Within(1e-5));
        Assert.That(actual.ByContact.AsaSeconds, Is.EqualTo(double.PositiveInfinity));
        Assert.That(actual.ByContact.Abandonment, Is.Zero);
    }

    [TestCase(0, 0.3, 5)]
    [TestCase(10, 0.3, 0)]
    [TestCase(1e-9, 2, 1)]
    [TestCase(3000, 0.3, 2900)]
    [TestCase(5, 10, 6)]
    [TestCase(5, 1e-5, 6)]
    public void Evaluate_Extremes_AreSharesBetween0And1(double erlangs, double cv, double agents)
    {
        var p = RandomRate.Evaluate(new RateLaw(erlangs, cv), 300, 300, agents, Target(20, 300));
        foreach (var share in new[] { p.ServiceLevelByInterval, p.ByContact.ServiceLevel, p.ByContact.Abandonment, p.ByContact.WaitProbability, p.WaitProbabilityByInterval })
        {
            Assert.That(share, Is.InRange(0, 1));
        }
    }

    [Test]
    public void ProbabilityOf_TheLevelOfTheQuantile_IsItsProbability()
    {
        var rate = new RateLaw(120, 0.15);
        foreach (var p in new[] { 0.05, 0.5, 0.9 })
        {
            var level = ErlangA.Evaluate(rate.Quantile(p) * 200 / 1800, 16, 200, 20, 150).ServiceLevel;
            Assert.That(RandomRate.ProbabilityOf(rate, 1800, 200, 16, Target(20, 150) with { ServiceLevel = level }), Is.EqualTo(p).Within(1e-9));
        }
    }

    // A tie: load ÷ agents is the cap itself, and neither the way to erlangs nor the one back may lose it.
    [Test]
    public void ProbabilityOf_AKnownRateOnItsTarget_IsOne()
    {
        for (var agents = 1; agents <= 60; agents++)
        {
            foreach (var (aht, interval) in new[] { (170.0, 900.0), (213, 1800), (300, 700) })
            {
                var rate = new RateLaw(0.85 * agents * interval / aht, 0);
                var target = new ServiceTarget { ServiceLevel = null, OccupancyMax = 0.85 };
                Assert.That(RandomRate.ProbabilityOf(rate, interval, aht, agents, target), Is.EqualTo(1), $"{agents} agents");
                Assert.That(RandomRate.ProbabilityOf(rate, interval, aht * 1.0001, agents, target), Is.EqualTo(0), $"{agents} agents");
            }
        }
    }

    private static ServiceTarget Target(double seconds, double? patience) =>
        new() { AnswerWithin = TimeSpan.FromSeconds(seconds), Patience = patience is { } p ? TimeSpan.FromSeconds(p) : null };

    // Cells have 10 decimals: half of the last one is theirs.
    private static void Check(IReadOnlyDictionary<string, string> row, string column, double actual) =>
        Assert.That(actual, Is.EqualTo(row.Number(column)).Within((1e-9 * row.Number(column)) + 5e-11),
            string.Create(CultureInfo.InvariantCulture, $"{column} at {row["mean_calls"]} calls, cv {row["cv_of_rate"]}: {actual:R}, expected {row[column]}"));
}
