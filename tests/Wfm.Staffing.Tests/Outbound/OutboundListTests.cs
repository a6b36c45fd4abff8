namespace Wfm.Staffing.Tests;

public class OutboundListTests
{
    private static readonly OutboundList List = new()
    {
        Numbers = 1000,
        ContactRate = 0.3,
        RightParty = 0.8,
        MaxAttempts = 3,
        DialSeconds = 25,
        WrongPartySeconds = 40,
        HandleSeconds = 280,
    };

    // By hand, s = 0.24: 1 + 0.76 + 0.5776 attempts, 1 − 0.438976 reached; 25 + 0.24 · 280 + 0.06 · 40 = 94.6 s an attempt.
    [Test]
    public void Measures_ThreeAttempts_AreThoseByHand()
    {
        Assert.Multiple(() =>
        {
            Assert.That(List.AttemptsPerNumber, Is.EqualTo(2.3376).Within(1e-12));
            Assert.That(List.Reached, Is.EqualTo(0.561024).Within(1e-12));
            Assert.That(List.SecondsPerAttempt, Is.EqualTo(94.6).Within(1e-12));
            Assert.That(List.AgentHours, Is.EqualTo(1000 * 2.3376 * 94.6 / 3600).Within(1e-9));
            Assert.That(List.AttemptsByRound(), Is.EqualTo(new[] { 1000, 760, 577.6 }).Within(1e-9));
            Assert.That((List with { ContactRate = 1, RightParty = 1 }).AttemptsPerNumber, Is.EqualTo(1));
        });
    }

    // The same list called number by number with dice: within four standard errors of 20,000 numbers.
    [Test]
    public void Measures_SimulatedList_Agree()
    {
        var random = new SplitMix64(20260301, 2);
        var (attempts, reached, seconds) = (0, 0, 0.0);
        for (var number = 0; number < 20_000; number++)
        {
            for (var (attempt, done) = (0, false); attempt < 3 && !done; attempt++)
            {
                (attempts, seconds) = (attempts + 1, seconds + 25);
                if (random.Unit() < 0.3)
                {
                    done = random.Unit() < 0.8;
                    (reached, seconds) = (reached + (done ? 1 : 0), seconds + (done ? 280 : 40));
                }
            }
        }

        Assert.That(attempts / 20_000.0, Is.EqualTo(List.AttemptsPerNumber).Within(4 * 0.85 / Math.Sqrt(20_000)));
        Assert.That(reached / 20_000.0, Is.EqualTo(List.Reached).Within(4 * 0.5 / Math.Sqrt(20_000)));
        Assert.That(seconds / 20_000.0, Is.EqualTo(List.AttemptsPerNumber * List.SecondsPerAttempt).Within(4 * 150 / Math.Sqrt(20_000)));
    }

    [Test]
    public void AsDeferred_Rounds_KeepTheirSpacing()
    {
        var stream = List.AsDeferred(10, 1, 3);
        Assert.Multiple(() =>
        {
            Assert.That(stream.Arrivals, Is.EqualTo(new[] { 0, 1000, 0, 0, 760, 0, 0, 577.6, 0, 0 }).Within(1e-9));
            Assert.That(stream.Due, Is.EqualTo(new[] { 3, 3, 3, 3, 6, 6, 6, 9, 9, 9 }));
            Assert.That(() => List.AsDeferred(7, 1, 3), Throws.InstanceOf<ArgumentOutOfRangeException>());
        });
    }
}
