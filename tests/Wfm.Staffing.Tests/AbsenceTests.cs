namespace Wfm.Staffing.Tests;

/// <summary>Absence as a risk: against every subset of a small team, an urn drawn one by one, and tails summed directly.</summary>
public sealed class AbsenceTests
{
    private static readonly double[] Chances = [0.02, 0.31, 0.08, 0.5, 0.11, 0, 0.9, 0.05, 1, 0.27, 0.08];

    /// <summary>Oracle: all 2^11 sets of people who turn up.</summary>
    [Test]
    public void Independent_AChanceEach_IsTheSumOverAllSubsets()
    {
        var mass = new double[Chances.Length + 1];
        for (var set = 0; set < 1 << Chances.Length; set++)
        {
            var chance = 1.0;
            for (var i = 0; i < Chances.Length; i++)
            {
                chance *= (set >> i & 1) == 1 ? 1 - Chances[i] : Chances[i];
            }

            mass[int.PopCount(set)] += chance;
        }

        var present = PresenceDistribution.Independent(Chances);
        Assert.That(Enumerable.Range(0, mass.Length).Select(present.Probability), Is.EqualTo(mass).Within(1e-15));
        Assert.That(present.Mean, Is.EqualTo(Chances.Sum(a => 1 - a)).Within(1e-13));
        Assert.That(present.Variance, Is.EqualTo(Chances.Sum(a => a * (1 - a))).Within(1e-13));
        Assert.That(present.ExpectedShortfall(7.5), Is.EqualTo(Enumerable.Range(0, 8).Sum(k => (7.5 - k) * mass[k])).Within(1e-14));
        Assert.That(present.AtLeast(7), Is.EqualTo(mass[7..].Sum()).Within(1e-14));
        foreach (var certainty in new[] { 0.01, 0.5, 0.9, 0.999 })
        {
            var counted = present.PresentWith(certainty);
            Assert.That(mass[counted..].Sum(), Is.GreaterThanOrEqualTo(certainty));
            Assert.That(mass[(counted + 1)..].Sum(), Is.LessThan(certainty));
        }
    }

    [TestCase(0, 0.3)]
    [TestCase(1, 0.3)]
    [TestCase(40, 0.05)]
    [TestCase(40, 0)]
    [TestCase(40, 1)]
    [TestCase(300, 0.97)]
    public void Independent_OneChanceForAll_IsThatOfEqualChances(int people, double absence)
    {
        var (one, each) = (PresenceDistribution.Independent(people, absence), PresenceDistribution.Independent(Enumerable.Repeat(absence, people)));
        for (var k = -1; k <= people + 1; k++)
        {
            Assert.That(one.Probability(k), Is.EqualTo(each.Probability(k)).Within(1e-14));
        }
    }

    /// <summary>Oracle: Pólya's urn, person by person: α = 12 present and β = 3 absent, one more of the kind each time. Correlation 1 ÷ (12 + 3 + 1).</summary>
    [Test]
    public void Correlated_AgainstAnUrn_Agrees()
    {
        const int People = 25;
        double[] mass = [1];
        for (var drawn = 0; drawn < People; drawn++)
        {
            var next = new double[drawn + 2];
            for (var k = 0; k <= drawn; k++)
            {
                var chance = (12.0 + k) / (15 + drawn);
                next[k + 1] += mass[k] * chance;
                next[k] += mass[k] * (1 - chance);
            }

            mass = next;
        }

        var present = PresenceDistribution.Correlated(People, 0.2, 1.0 / 16);
        Assert.That(Enumerable.Range(0, People + 1).Select(present.Probability), Is.EqualTo(mass).Within(1e-14));
        Assert.That(present.Mean, Is.EqualTo(People * 0.8).Within(1e-12));
        Assert.That(present.Variance, Is.EqualTo(People * 0.16 * (1 + (24.0 / 16))).Within(1e-11));
    }

    [Test]
    public void Correlated_HardlyAny_IsIndependent()
    {
        var (together, alone) = (PresenceDistribution.Correlated(60, 0.08, 1e-9), PresenceDistribution.Independent(60, 0.08));
        Assert.That(Enumerable.Range(0, 61).Max(k => Math.Abs(together.Probability(k) - alone.Probability(k))), Is.LessThan(1e-6));
    }

    /// <summary>The certain number grows with correlation and is the smallest; where a wave may take all, there is none.</summary>
    [Test]
    public void CorrelatedCover_IsTheSmallest()
    {
        var last = AbsenceCover.Binomial(50, 0.08, 0.95);
        foreach (var correlation in new[] { 0.001, 0.01, 0.05, 0.15 })
        {
            var n = AbsenceCover.Correlated(50, 0.08, correlation, 0.95);
            Assert.That(n, Is.Not.Null.And.GreaterThanOrEqualTo(last));
            Assert.That(PresenceDistribution.Correlated(n!.Value, 0.08, correlation).AtLeast(50), Is.GreaterThanOrEqualTo(0.95));
            Assert.That(PresenceDistribution.Correlated(n.Value - 1, 0.08, correlation).AtLeast(50), Is.LessThan(0.95));
            last = n.Value;
        }

        Assert.That(AbsenceCover.Correlated(50, 0.5, 0.9, 0.99), Is.Null);
        Assert.That(AbsenceCover.Correlated(0, 0.5, 0.9, 0.99), Is.Zero);
    }

    [Test]
    public void FromList_TakesTheFewestOfTheHeadOfTheList()
    {
        double[] list = [0.01, 0.02, 0.05, 0.05, 0.1, 0.2, 0.2, 0.3];
        var n = AbsenceCover.FromList(4, list, 0.95);
        Assert.That(n, Is.EqualTo(5));
        Assert.That(PresenceDistribution.Independent(list[..5]).AtLeast(4), Is.GreaterThanOrEqualTo(0.95));
        Assert.That(PresenceDistribution.Independent(list[..4]).AtLeast(4), Is.LessThan(0.95));
        Assert.That(AbsenceCover.FromList(8, list, 0.95), Is.Null);
        Assert.That(AbsenceCover.FromList(0, [], 0.95), Is.Zero);
    }

    /// <summary>The rule of thumb in the reference: 74 for 70 at 5 % hold with 0.69, 16 for 14 at 10 % with 0.79.</summary>
    [TestCase(70, 0.05, 0.69)]
    [TestCase(14, 0.10, 0.79)]
    public void Mean_CoversTheNeedOnlySometimes(int needed, double absence, double chance) =>
        Assert.That(PresenceDistribution.Independent(AbsenceCover.Mean(needed, absence), absence).AtLeast(needed), Is.EqualTo(chance).Within(0.005));

    [Test]
    public void Binomial_PerInterval_IsThatOfEachInterval()
    {
        var grid = new TimeGrid(TimeZoneInfo.Utc, new(2026, 3, 2), 1, TimeSpan.FromMinutes(60));
        var cover = AbsenceCover.Binomial(new IntervalSeries(grid, Enumerable.Range(0, 24).Select(i => i * 0.5)), 0.1, 0.9);
        Assert.That(cover.Values.ToArray(), Is.EqualTo(Enumerable.Range(0, 24).Select(i => (double)AbsenceCover.Binomial((i + 1) / 2, 0.1, 0.9))));
    }

    /// <summary>Sixteen scheduled of whom a tenth is absent: their mean service level is below that of the 14.4 present on average, since misses cost more than extras bring.</summary>
    [Test]
    public void Expect_ServiceLevel_IsBelowThatOfTheMean()
    {
        var present = PresenceDistribution.Independent(16, 0.1);
        double Level(int agents) => ErlangC.Evaluate(10, agents, 180, 20).ServiceLevel;
        var sum = Enumerable.Range(0, 17).Sum(k => present.Probability(k) * Level(k));
        Assert.That(present.Expect(Level), Is.EqualTo(sum).Within(1e-14));
        Assert.That(sum, Is.LessThan(ErlangC.Evaluate(10, 14.4, 180, 20).ServiceLevel));
    }

    /// <summary>A million at near certainty: rounding may not leave the sum below the certainty for ever. Normal quantile of 1 − 1e-9: 5.9978.</summary>
    [Test]
    public void Binomial_AMillionAtNearCertainty_Ends()
    {
        var n = AbsenceCover.Binomial(1_000_000, 0.1, 1 - 1e-9);
        Assert.That(((n * 0.9) - 1_000_000) / Math.Sqrt(n * 0.09), Is.EqualTo(5.9978).Within(0.02));
    }

    [TestCase(-1, 0.1)]
    [TestCase(5, -0.1)]
    [TestCase(5, 1.1)]
    [TestCase(5, double.NaN)]
    public void Independent_OutsideItsRange_Throws(int people, double absence) =>
        Assert.That(() => PresenceDistribution.Independent(people, absence), Throws.InstanceOf<ArgumentOutOfRangeException>());

    /// <summary>Oracle: the binomial tail summed directly, for every team of 0 to 40 and three chances.</summary>
    [Test]
    public void Binomial_AgainstDirectTail_IsTheSmallest()
    {
        for (var needed = 0; needed <= 40; needed++)
        {
            foreach (var absence in new[] { 0.02, 0.1, 0.35 })
            {
                foreach (var certainty in new[] { 0.5, 0.9, 0.99 })
                {
                    var n = AbsenceCover.Binomial(needed, absence, certainty);
                    Assert.That(Tail(n, 1 - absence, needed), Is.GreaterThanOrEqualTo(certainty - 1e-11));
                    Assert.That(n == needed || Tail(n - 1, 1 - absence, needed) < certainty, Is.True, $"{n} for {needed} at {absence}, {certainty}");
                }
            }
        }
    }

    /// <summary>Oracle: a normal tail to within a few agents, where (1 − p)^n is far below the range of double.</summary>
    [Test]
    public void Binomial_LargeTeam_DoesNotUnderflow()
    {
        var n = AbsenceCover.Binomial(20_000, 0.10, 0.95);
        var mean = n * 0.9;
        var z = (mean - 20_000 + 0.5) / Math.Sqrt(n * 0.09);
        Assert.That(z, Is.EqualTo(1.6449).Within(0.03));
    }

    private static double Tail(int n, double p, int least)
    {
        var mass = Math.Pow(p, n);
        var sum = 0.0;
        for (var k = n; k >= least; k--)
        {
            sum += mass;
            mass *= k * (1 - p) / ((n - k + 1) * p);
        }

        return sum;
    }
}
