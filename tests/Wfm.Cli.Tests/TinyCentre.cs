using System.Globalization;
using System.Text;
using Wfm.TestKit;

namespace Wfm.Cli.Tests;

/// <summary>A contact centre small enough to plan in a second: one week, one queue, twelve agents, four leads, eight weeks of history from a formula.</summary>
internal static class TinyCentre
{
    public const string Yaml = """
        name: Tiny
        zone: Europe/Amsterdam
        horizon: { start: 2026-10-19, weeks: 1 }
        interval: 30min
        seed: 7
        opening_hours:
          mon-fri: "09:00-18:00"
          sat: closed
          sun: closed
        queues:
          - name: help
            patience_s: 240
            aht_s: 200
        shrinkage:
          - { category: coaching, fraction: 0.05, base: present }
        contracts:
          - { name: full, hours_per_week: 40 }
          - { name: part, hours_per_week: 24, days_per_week: 4 }
        """;

    public const string Shifts = """
        template,earliest_start,latest_start,start_step_s,min_length_s,max_length_s,days,breaks,roles
        day,09:00,09:30,1800,30600,30600,mon-fri,meal:30@150-300>=330,
        short,09:00,13:00,1800,14400,18000,mon-fri,,
        """;

    /// <summary>Writes the plan and its tables.</summary>
    public static TempFolder Write()
    {
        var folder = new TempFolder();
        folder.Write("plan.yaml", Yaml);
        folder.Write("shifts.csv", Shifts);
        folder.Write("history.csv", History("help"));
        folder.Write("events.csv", "queue,start,end,kind,name\nhelp,2026-09-08,2026-09-09,campaign,Mailing\n");
        folder.Write("absences.csv", "person,start,end,kind\np01,2026-10-20,2026-10-21,leave\np02,2026-10-22,2026-10-23,wish_off\n");
        folder.Write("people.csv", People());
        return folder;
    }

    /// <summary>Half-hourly calls of eight weeks up to the plan, Monday to Friday 09:00 to 18:00; no chance in it.</summary>
    public static string History(params string[] queues)
    {
        var text = new StringBuilder("queue,start,interval_s,offered,aht_s\n");
        foreach (var queue in queues.Distinct())
        {
            for (var day = new DateOnly(2026, 8, 24); day < new DateOnly(2026, 10, 17); day = day.AddDays(1))
            {
                for (var slot = 18; slot < 36 && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday); slot++)
                {
                    var calls = 14 + (6 * Math.Abs(slot - 24) % 7) + (3 * (int)day.DayOfWeek) + ((slot * day.DayNumber) % 5);
                    text.Append(CultureInfo.InvariantCulture, $"{queue},{day:yyyy-MM-dd}T{slot / 2:00}:{30 * (slot % 2):00},1800,{calls},{190 + (slot % 4)}\n");
                }
            }
        }

        return text.ToString();
    }

    private static string People()
    {
        var text = new StringBuilder("person,role,contract,skills\n");
        for (var i = 1; i <= 16; i++)
        {
            var lead = i > 12;
            text.Append(CultureInfo.InvariantCulture, $"p{i:00},{(lead ? "lead" : "agent")},{(i % 3 == 0 ? "part" : "full")},{(lead ? "" : "help")}\n");
        }

        return text.ToString();
    }
}
