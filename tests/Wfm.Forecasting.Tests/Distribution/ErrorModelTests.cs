namespace Wfm.Forecasting.Tests.Distribution;

public class ErrorModelTests
{
    private static readonly ErrorParts Known = new()
    {
        Phi = 1,
        Theta = 0.002,
        Kappa = 0.008,
        Rho = 0.75,
        Omega = 0.012,
        LevelStart = 0.002,
        LevelPerDay = 0.0003,
        Special = 0.04,
    };

    // Oracle: the parts that the simulation was made with. 60 folds of 28 days; the tolerance is about three standard errors of such moments.
    [Test]
    public void Estimate_SimulatedErrors_FindsTheParts()
    {
        static bool Special(int day) => day % 10 == 0;
        var found = ErrorMoments.Estimate(Simulated.Folds(Known, 60, 71, 120, Special), Special);
        Assert.That(found.Phi, Is.EqualTo(1).Within(0.35));
        Assert.That(found.Relative(14, false), Is.EqualTo(Known.Relative(14, false)).Within(12).Percent);
        Assert.That(found.Kappa, Is.EqualTo(Known.Kappa).Within(0.0025));
        Assert.That(found.Rho, Is.EqualTo(Known.Rho).Within(0.12));
        Assert.That(found.Omega, Is.EqualTo(Known.Omega).Within(0.003));
        Assert.That(found.Level(28) - found.Level(1), Is.EqualTo(Known.Level(28) - Known.Level(1)).Within(0.005));
        Assert.That(found.Level(14), Is.EqualTo(Known.Level(14)).Within(0.003));
        Assert.That(found.Special, Is.EqualTo(Known.Special).Within(0.015));
    }

    [Test]
    public void Fit_NoErrors_IsTheRuleOfThumb() => Assert.That(ErrorModel.Fit([]), Is.SameAs(ErrorModel.RuleOfThumb));

    [Test]
    public void Fit_PerfectForecasts_StaysFiniteAndNarrow()
    {
        var folds = Simulated.Folds(Known, 4, 72, 50).Select(f => f with { Actual = f.Mean }).ToList();
        var at = new double[7];
        var model = ErrorModel.Fit(folds);
        model.Quantiles(50, model.Parts, 7, false, at);
        Assert.That(at, Is.Ordered);
        Assert.That(at[6] - at[0], Is.InRange(0, 5));
    }

    [Test]
    public void Fit_NothingEverComes_StaysFinite()
    {
        var folds = Simulated.Folds(Known, 4, 73, 0.2).Select(f => f with { Actual = new double[f.Mean.Length] }).ToList();
        var at = new double[7];
        var model = ErrorModel.Fit(folds);
        model.Quantiles(0.2, model.Parts, 700, true, at);
        Assert.That(at.All(double.IsFinite), Is.True);
        Assert.That(at, Is.Ordered);
    }

    [Test]
    public void Fit_AFoldInAGap_IsPassedOver()
    {
        var folds = Simulated.Folds(Known, 4, 78, 20);
        var gap = new FoldErrors(500, [], [], [], []);
        Assert.That(ErrorModel.Fit([.. folds, gap]).Parts, Is.EqualTo(ErrorModel.Fit(folds).Parts));
        Assert.That(ErrorModel.Fit([gap]), Is.SameAs(ErrorModel.RuleOfThumb));
    }

    // A day with an event on every day of the backtest: nothing is ordinary, and the ordinary estimate takes them all.
    [Test]
    public void Fit_EventsOnAllDays_StaysFinite()
    {
        var model = ErrorModel.Fit(Simulated.Folds(Known, 4, 79, 20), _ => true);
        var at = new double[7];
        model.Quantiles(20, model.Parts, 7, true, at);
        Assert.That(at, Is.Ordered);
        Assert.That(at[6], Is.InRange(25, 80));
    }

    // Oracle: fresh draws of the same law. Errors of days and levels are shared, so 24 folds to learn from and 80 to judge by leave 1.5 points of noise in a coverage.
    [TestCase(3.0)]
    [TestCase(30.0)]
    [TestCase(400.0)]
    public void Quantiles_FreshDraws_HoldTheirShareForIntervalsAndDays(double scale)
    {
        var model = ErrorModel.Fit(Simulated.Folds(Known, 24, 74, scale));
        var (at, day) = (new double[7], new double[7]);
        var (n, in80, in95, days, day80, day95) = (0, 0, 0, 0, 0, 0);
        foreach (var fold in Simulated.Folds(Known, 80, 75, scale))
        {
            for (var d = 0; d < 28; d++)
            {
                var (sum, total) = (new SumVariance(model.Parts), 0.0);
                for (var i = d * 24; i < (d + 1) * 24; i++)
                {
                    model.Quantiles(fold.Mean[i], model.Parts, d + 1, false, at);
                    n++;
                    in80 += fold.Actual[i] >= at[1] && fold.Actual[i] <= at[5] ? 1 : 0;
                    in95 += fold.Actual[i] >= at[0] && fold.Actual[i] <= at[6] ? 1 : 0;
                    total += fold.Actual[i];
                }

                sum.AddDay(fold.Mean.AsSpan(d * 24, 24), fold.Slot.AsSpan(d * 24, 24), d + 1, false);
                model.Quantiles(sum, day);
                days++;
                day80 += total >= day[1] && total <= day[5] ? 1 : 0;
                day95 += total >= day[0] && total <= day[6] ? 1 : 0;
            }
        }

        // A whole number on an end of a band counts as inside: at small means that alone adds some points.
        Assert.That((double)in80 / n, Is.EqualTo(0.80).Within(scale < 5 ? 0.06 : 0.035));
        Assert.That((double)in95 / n, Is.EqualTo(0.95).Within(0.02));
        Assert.That((double)day80 / days, Is.EqualTo(0.80).Within(0.06));
        Assert.That((double)day95 / days, Is.EqualTo(0.95).Within(0.03));
    }

    [Test]
    public void Quantiles_WrongLaw_IsBentUntilTheBandHolds()
    {
        // Errors that are mostly small and now and then large: no negative binomial. Unbent, its 80 % band would hold 93 %; a little of that stays, as trust
        // in 400 days is not full.
        var random = new Random(33);
        double Actual() => Math.Max(0, 500 + ((random.NextDouble() - 0.5) * (random.Next(10) == 0 ? 600 : 60)));
        var fold = new FoldErrors(0, [.. Enumerable.Repeat(500.0, 4800)], [.. Enumerable.Range(0, 4800).Select(_ => Actual())],
            [.. Enumerable.Range(0, 4800).Select(i => i / 12)], [.. Enumerable.Range(0, 4800).Select(i => i % 12)]);
        var model = ErrorModel.Fit([fold]);
        var q = new double[7];
        model.Quantiles(500, model.Parts, 200, false, q);
        var inside = Enumerable.Range(0, 20_000).Count(_ => Actual() is var y && y >= q[1] && y <= q[5]) / 20_000.0;
        Assert.That(inside, Is.EqualTo(0.80).Within(0.05));
    }

    [Test]
    public void Quantiles_FurtherAheadAndOnEventDays_AreWider()
    {
        var model = ErrorModel.Fit(Simulated.Folds(Known, 8, 76, 60));
        double Width(double ahead, bool special)
        {
            var at = new double[7];
            model.Quantiles(60, model.Parts, ahead, special, at);
            return at[6] - at[0];
        }

        double[] aheads = [1, 7, 28, 126, 364, 728];
        Assert.That(aheads.Select(a => Width(a, false)), Is.Ordered);
        Assert.That(Width(728, false), Is.GreaterThan(1.2 * Width(1, false)));
        Assert.That(aheads.Select(a => Width(a, true) - Width(a, false)), Has.All.GreaterThan(0));
    }

    // Oracle: the double sum that the one-pass formula stands for.
    [Test]
    public void SumVariance_ThreeDays_IsTheDoubleSum()
    {
        var random = new Random(77);
        double[][] means = [.. Enumerable.Range(0, 3).Select(_ => Enumerable.Range(0, 10).Select(_ => random.Next(4) == 0 ? 0 : 20 * random.NextDouble()).ToArray())];
        int[] slots = [3, 4, 5, 5, 6, 9, 10, 11, 12, 20];
        var sum = new SumVariance(Known);
        var expected = 0.0;
        for (var d = 0; d < 3; d++)
        {
            sum.AddDay(means[d], slots, 5 + d, d == 1);
            for (var e = 0; e < 3; e++)
            {
                for (var i = 0; i < 10; i++)
                {
                    for (var j = 0; j < 10; j++)
                    {
                        var shared = Known.Level(5 + Math.Min(d, e));
                        shared += d != e ? 0 : Known.Omega + (d == 1 ? Known.Special : 0) + (Known.Kappa * Math.Pow(Known.Rho, Math.Abs(slots[i] - slots[j]))) + (i == j ? Known.Theta : 0);
                        expected += shared * means[d][i] * means[e][j];
                    }

                    expected += d == e ? Known.Phi * means[d][i] : 0;
                }
            }
        }

        Assert.That(sum.Mean, Is.EqualTo(means.Sum(m => m.Sum())).Within(1e-9));
        Assert.That(sum.Variance, Is.EqualTo(expected).Within(1e-9 * expected));
    }

    // Oracle: the variance of a sum of two neighbours, written out.
    [Test]
    public void At_TwiceTheStep_KeepsTheVarianceOfASum()
    {
        var two = Known.At(2);
        var direct = (2 * Known.Phi * 10) + (4 * Known.Shared(3, false) * 100) + (2 * Known.Theta * 100) + (2 * Known.Kappa * 100 * (1 + Known.Rho));
        Assert.That(two.Variance(20, 3, false), Is.EqualTo(direct).Within(1e-9));
    }
}
