using System.Globalization;
using System.Text;
using Wfm.TestKit;

namespace Wfm.Cli.Tests;

/// <summary><c>wfm staff --people</c>: two skills, some people with both.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class StaffPeopleTests : IDisposable
{
    private const string Yaml = """
        name: Two skills
        zone: Europe/Amsterdam
        horizon: { start: 2026-10-12, weeks: 1 }
        interval: 30min
        opening_hours:
          mon: "09:00-10:30"
          tue: closed
          wed: closed
          thu: closed
          fri: closed
          sat: closed
          sun: closed
        queues:
          - name: nl
          - name: de
        shrinkage:
          - { category: coaching, fraction: 0.2, base: present }
        contracts:
          - { name: full, hours_per_week: 40 }
        """;

    private readonly TempFolder _folder = new();

    public StaffPeopleTests()
    {
        _folder.Write("plan.yaml", Yaml);
        var people = new StringBuilder("person,role,contract,skills\nlead,lead,full,\n");
        var forecast = new StringBuilder("queue,start,interval_s,volume,aht_s\n");
        for (var i = 0; i < 24; i++)
        {
            people.Append(CultureInfo.InvariantCulture, $"p{i},agent,full,{(i < 10 ? "nl" : i < 18 ? "de" : "nl|de")}\n");
        }

        foreach (var queue in new[] { "nl", "de" })
        {
            for (var i = 0; i < 7 * 48; i++)
            {
                forecast.Append(CultureInfo.InvariantCulture,
                    $"{queue},{new DateTime(2026, 10, 12).AddMinutes(30 * i):yyyy-MM-ddTHH:mm:ss}+02:00,1800,{(queue == "nl" ? 60 : 40) + (i % 2 * 10)},180\n");
            }
        }

        _folder.Write("people.csv", people.ToString());
        _folder.Write("forecast.csv", forecast.ToString());
    }

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task Staff_Certified_WritesSkillsThatAddUpToThePeople()
    {
        var run = await StaffAsync("--people", _folder.File("people.csv"), "--certify", "--groups", _folder.File("groups.csv"), "--out", _folder.File("requirement.csv"), "--quiet");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.ErrorLines, Is.Empty);
        var groups = Rows("groups.csv");
        var requirement = Rows("requirement.csv");
        Assert.That(groups[0], Is.EqualTo("start,interval_s,group,people,agents,lower,certified,upper,apart,certified_by".Split(',')));
        Assert.That(requirement, Has.Count.EqualTo(1 + (2 * 336)));
        var open = 0;
        foreach (var all in groups.Skip(1).Where(r => r[2] == "all"))
        {
            var agents = Number(all[4]);
            Assert.That(requirement.Where(r => r[1] == all[0]).Sum(r => Number(r[4])), Is.EqualTo(agents).Within(1e-9));
            Assert.That(requirement.Where(r => r[1] == all[0]).Sum(r => Number(r[5])), Is.EqualTo(agents / 0.8).Within(1e-9));
            Assert.That(groups.Where(r => r[0] == all[0] && r[2] != "all").Sum(r => Number(r[4])), Is.EqualTo(agents));
            Assert.That(Number(all[6]), Is.EqualTo(agents).And.InRange(Number(all[5]), Number(all[7])));
            open += agents > 0 ? 1 : 0;
        }

        Assert.That(open, Is.EqualTo(3));
        Assert.That(run.OutputLines, Has.Length.EqualTo(3));
        Assert.That(run.OutputLines[2], Does.Match(@"^net agent-hours: lower bound [\d.]+, certified [\d.]+, separate groups [\d.]+; flexible people save [\d.]+ \([\d.]+ %\)$"));

        var again = await StaffAsync("--people", _folder.File("people.csv"), "--certify", "--quiet");
        Assert.That(again.Output, Is.EqualTo(File.ReadAllText(_folder.File("requirement.csv"))));
    }

    [Test]
    public async Task Staff_NotCertified_WritesSeparateGroupsAsWithoutPeople()
    {
        var bounds = await StaffAsync("--people", _folder.File("people.csv"), "--quiet");
        var alone = await StaffAsync("--quiet");
        Assert.That((bounds.ExitCode, alone.ExitCode), Is.EqualTo((0, 0)), bounds.Error + alone.Error);
        static IEnumerable<string> Agents(Run run) => run.OutputLines.Select(l => string.Join(',', l.Split(',')[..6]));
        Assert.That(Agents(bounds), Is.EqualTo(Agents(alone)));
        Assert.That(bounds.Error, Does.Contain("--certify finds how much"));
    }

    [Test]
    public async Task Staff_SkillThatNobodyHas_IsAFaultOfTheInput()
    {
        _folder.Write("people.csv", "person,role,contract,skills\nanna,agent,full,nl\n");
        var run = await StaffAsync("--people", _folder.File("people.csv"), "--out", _folder.File("requirement.csv"));
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("Queue 'de' needs skill 'de', which nobody has."));
        Assert.That(File.Exists(_folder.File("requirement.csv")), Is.False);
    }

    [Test]
    public async Task Staff_OptionsThatNeedPeople_SaySo()
    {
        var run = await StaffAsync("--certify");
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("--certify needs --people"));
        var same = await StaffAsync("--people", _folder.File("people.csv"), "--groups", _folder.File("people.csv"));
        Assert.That((same.ExitCode, same.Error), Is.EqualTo((2, same.Error)));
        Assert.That(same.Error, Does.Contain("name the same file"));
    }

    private Task<Run> StaffAsync(params string[] args) =>
        Run.InsideAsync(["staff", "--forecast", _folder.File("forecast.csv"), "--plan", _folder.File("plan.yaml"), .. args]);

    private List<string[]> Rows(string file) => [.. File.ReadAllLines(_folder.File(file)).Select(l => l.Split(','))];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
