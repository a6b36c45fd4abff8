namespace Wfm.Staffing.Tests;

public class RequiredBlendTests
{
    private static readonly ServiceTarget Target = new() { Patience = TimeSpan.FromSeconds(180) };

    [Test]
    public void Find_WorkThatFitsTheTroughs_AddsLittleAndKeepsEverything()
    {
        var (calls, mail) = Day(60);
        var found = RequiredBlend.Find(calls, Target, [mail], 1800, new int[16]);
        var apart = RequiredDeferred.Flat([mail], 1800, [.. Enumerable.Repeat(true, 16)]).Agents[0];
        var added = found.Agents[0] - calls[0].Agents;
        Assert.Multiple(() =>
        {
            Assert.That(added, Is.GreaterThan(0).And.LessThan(apart * 0.9), "pooled people need fewer than the sum");
            Assert.That(found.Deferred[0].OnTime, Is.EqualTo(1).Within(1e-9));
            Assert.That(found.Voice.Select(v => v.ServiceLevel), Has.All.GreaterThanOrEqualTo(0.8 - 1e-6));
            Assert.That(found.Agents.Select((n, t) => n - calls[t].Agents), Has.All.EqualTo(added).Within(1e-9));
            for (var t = 0; t < 16; t++)
            {
                Assert.That(found.Deferred[0].Done[t] * 300 / 0.92, Is.LessThanOrEqualTo((found.FreeAgents[t] * 1800) + 1e-6));
                var exact = BlendedQueue.Evaluate(calls[t].Erlangs, found.Agents[t], 240, 20, 180, found.Reserve[t], 300).DeferredAgents;
                Assert.That(found.FreeAgents[t], Is.EqualTo(exact).Within(0.1), "interpolation");
            }
        });
    }

    [Test]
    public void Find_NoDeferredWork_IsWhatCallsNeed()
    {
        var (calls, mail) = Day(0);
        Assert.That(RequiredBlend.Find(calls, Target, [mail], 1800, new int[16]).Agents, Is.EqualTo(calls.Select(c => c.Agents)));
    }

    [Test]
    public void Find_MoreWork_NeedsMore()
    {
        var before = 0.0;
        foreach (var volume in new[] { 10, 60, 160 })
        {
            var (calls, mail) = Day(volume);
            var sum = RequiredBlend.Find(calls, Target, [mail], 1800, new int[16]).Agents.Sum();
            Assert.That(sum, Is.GreaterThanOrEqualTo(before));
            before = sum;
        }
    }

    [Test]
    public void Find_NoCallsAtAll_IsTheRequirementOfTheWork()
    {
        var (_, mail) = Day(30);
        var calls = Enumerable.Repeat(new BlendedInterval(0, 0, 0), 16).ToArray();
        var alone = RequiredDeferred.Flat([mail], 1800, [.. Enumerable.Repeat(true, 16)]).Agents;
        Assert.That(RequiredBlend.Find(calls, Target, [mail], 1800, new int[16]).Agents, Is.EqualTo(alone).Within(1e-6));
    }

    // Eight hours: calls rise and fall between 6 and 20 erlangs, mail comes evenly and is due within four hours.
    private static (BlendedInterval[] Calls, DeferredStream Mail) Day(double volume)
    {
        var calls = Enumerable.Range(0, 16).Select(t => 6 + (14 * Math.Sin(Math.PI * t / 15))).Select(a => new BlendedInterval(a, 240, RequiredAgents.FindFractional(a, 240, Target).Value)).ToArray();
        return (calls, new DeferredStream(Enumerable.Repeat(volume, 16), Enumerable.Repeat(300.0, 16), Enumerable.Range(0, 16).Select(i => i + 8)));
    }
}
