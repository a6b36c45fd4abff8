using FsCheck.NUnit;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace Wfm.Staffing.Tests;

/// <summary>What must hold for any small centre. The seed is fixed; another one is as good.</summary>
[Properties(Arbitrary = [typeof(SkillSettings)], Replay = "20261122,17")]
public sealed class MultiSkillPropertyTests
{
    private static readonly MultiSkillOptions Short = new() { MaxContacts = 40_000 };

    [Property(MaxTest = 16)]
    public void Require_AnyCentre_IsBetweenTheBoundsAndKeepsItsPromises(SkillSetting setting)
    {
        var found = MultiSkillStaffing.Require(setting.Groups, setting.Loads, Short);
        Assert.That(found.Certified, Is.InRange(found.Lower, found.Upper), $"{setting}");
        Assert.That(found.Queues.Sum(q => q.Agents), Is.EqualTo(found.Agents.Sum()).Within(1e-9), $"{setting}");
        Assert.That(found.Queues.Select(q => q.ServiceLevel.Low), Is.All.GreaterThanOrEqualTo(setting.Level - 1e-9), $"{setting}");
        Assert.That(found.Agents.Select((n, g) => n - (setting.Groups[g].People * found.PeopleTimes)), Is.All.LessThanOrEqualTo(0), $"{setting}");
    }

    /// <summary>The lower bound is one: a crew with one person fewer, whatever group gives the person up, is not shown to keep every promise.</summary>
    [Property(MaxTest = 8)]
    public void Lower_OnePersonFewer_BreaksAPromise(SkillSetting setting)
    {
        var found = MultiSkillStaffing.Require(setting.Groups, setting.Loads, Short);
        for (var g = 0; g < found.Agents.Count; g++)
        {
            int[] crew = [.. found.Agents];
            crew[g] = Math.Max(0, crew[g] - (crew.Sum() - found.Lower) - 1);
            if (crew.Sum() == found.Lower - 1)
            {
                Assert.That(MultiSkillStaffing.Simulate(setting.Groups, crew, setting.Loads, Short).Any(q => q.ServiceLevel.Low < setting.Level), $"{setting}, {string.Join(' ', crew)}");
            }
        }
    }

    /// <summary>
    /// Against every crew there is: none with fewer people than the bound covers each set of queues with what one group would need for it. And where the linear
    /// program's fractions allow it (always, in most centres) a crew of just the bound does.
    /// </summary>
    [Property(MaxTest = 100)]
    public void Lower_AgainstAllCrews_IsTheLeastCover(SkillSetting setting)
    {
        var (groups, queues) = (setting.Groups, setting.Erlangs.Length);
        var need = Enumerable.Range(0, 1 << queues).Select(set => RequiredAgents.Find(Enumerable.Range(0, queues).Where(q => ((set >> q) & 1) == 1).Sum(q => setting.Erlangs[q]),
            300, setting.Target).Agents).ToArray();
        var found = MultiSkillStaffing.Require(groups, setting.Loads, new() { Certify = false });
        int[] limits = [.. groups.Select(g => Math.Min(g.People * found.PeopleTimes, need.Max()))];
        var least = Least(setting.Skills, limits, need, 0, new int[limits.Length]);
        Assert.That(found.Lower, Is.LessThanOrEqualTo(least).And.GreaterThanOrEqualTo(Math.Max(need.Max(), least - 1)), $"{setting}");
    }

    private static int Least(int[] skills, int[] limits, int[] need, int group, int[] crew)
    {
        if (group == limits.Length)
        {
            for (var set = 1; set < need.Length; set++)
            {
                if (crew.Where((_, g) => (skills[g] & set) != 0).Sum() < need[set])
                {
                    return int.MaxValue;
                }
            }

            return crew.Sum();
        }

        var least = int.MaxValue;
        for (crew[group] = 0; crew[group] <= limits[group]; crew[group]++)
        {
            least = Math.Min(least, Least(skills, limits, need, group + 1, crew));
        }

        crew[group] = 0;
        return least;
    }
}
