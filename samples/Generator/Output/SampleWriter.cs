using System.Globalization;
using System.Text;

namespace Wfm.Samples.Output;

/// <summary>Writes a <see cref="KlantenserviceSample"/> to a folder.</summary>
public static class SampleWriter
{
    /// <summary>Writes plan.yaml, the five tables and README.md, replacing what is there.</summary>
    public static void Write(KlantenserviceSample sample, string folder)
    {
        ArgumentNullException.ThrowIfNull(sample);
        Directory.CreateDirectory(folder);
        Text.Write(folder, "plan.yaml", Plan(sample));
        Text.Write(folder, "history.csv", History(sample));
        Text.Write(folder, "events.csv", Events(sample));
        Text.Write(folder, "people.csv", PeopleTable(sample));
        Text.Write(folder, "absences.csv", Absences(sample));
        Text.Write(folder, "shifts.csv", ShiftTable.Text);
        Text.Write(folder, "README.md", SampleReadme.Text(sample));
    }

    private static string Plan(KlantenserviceSample sample)
    {
        var text = new StringBuilder()
            .Row($"name: Klantenservice Amersfoort")
            .Row($"zone: Europe/Amsterdam")
            .Row($"country: NL")
            .Row($"horizon: {{ start: {Text.Date(KlantenserviceSample.HorizonStart)}, weeks: {KlantenserviceSample.HorizonWeeks} }}")
            .Row($"interval: 30min")
            .Row($"seed: {sample.Seed}")
            .Row($"full_time_hours: {KlantenserviceSample.FullTimeHours}")
            .Row($"opening_hours:")
            .Row($"  mon-fri: \"08:00-21:00\"")
            .Row($"  sat: \"09:00-17:00\"")
            .Row($"  sun: closed")
            .Row($"queues:");
        foreach (var queue in sample.Calls.Queues)
        {
            var close = queue.WeekdayOpen.AddMinutes(30 * queue.WeekdayShape.Count);
            text.Row($"  - name: {queue.Name}")
                .Row($"    channel: phone")
                .Row($"    service_level: {KlantenserviceSample.Promise.Level:0.00}")
                .Row($"    answer_within_s: {KlantenserviceSample.Promise.WithinSeconds}")
                .Row($"    patience_s: {KlantenserviceSample.Promise.PatienceSeconds}")
                .Row($"    occupancy_max: {KlantenserviceSample.Promise.OccupancyMax:0.00}")
                .Row($"    min_agents: 1");
            if (close != new TimeOnly(21, 0))
            {
                text.Row($"    opening_hours:")
                    .Row($"      mon-fri: \"{queue.WeekdayOpen:HH\\:mm}-{close:HH\\:mm}\"")
                    .Row($"      sat: \"09:00-17:00\"")
                    .Row($"      sun: closed");
            }
        }

        text.Row($"shrinkage:");
        foreach (var (category, fraction) in KlantenserviceSample.Office)
        {
            text.Row($"  - {{ category: {category}, fraction: {fraction:0.00}, base: present }}");
        }

        text.Row($"  # For the head count only: the roster knows leave and sickness from absences.csv.")
            .Row($"  - {{ category: leave, fraction: 0.09, base: paid }}")
            .Row($"  - {{ category: sickness, fraction: 0.05, base: paid }}")
            .Row($"contracts:");
        foreach (var contract in KlantenserviceSample.AllContracts)
        {
            text.Row($"  - name: {contract.Name}")
                .Row($"    hours_per_week: {contract.Hours}")
                .Row($"    days_per_week: {contract.Days}")
                .Row($"    max_hours_per_day: 9")
                .Row($"    min_rest_h: 11")
                .Row($"    max_consecutive_days: 6")
                .Row($"    weekends_in_4_weeks: 2");
        }

        return text
            .Row($"team_leads:")
            .Row($"  agents_per_lead: 15")
            .Row($"  heads_per_lead: 20")
            .Row($"  policy: max")
            .Row($"  on_floor: true")
            .ToString();
    }

    private static string History(KlantenserviceSample sample)
    {
        var text = new StringBuilder().Row($"queue,channel,start,interval_s,offered,handled,abandoned,aht_s");
        foreach (var row in sample.Calls.History(sample.HistoryStart, KlantenserviceSample.HorizonStart.AddDays(-1), sample.Seed))
        {
            var aht = row.Handled == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{row.AhtTenths / 10}.{row.AhtTenths % 10}");
            text.Row($"{row.Queue},phone,{Text.Instant(row.Start)},1800,{row.Offered},{row.Handled},{row.Abandoned},{aht}");
        }

        return text.ToString();
    }

    private static string Events(KlantenserviceSample sample)
    {
        var text = new StringBuilder().Row($"queue,start,end,kind,name");
        foreach (var e in sample.Events)
        {
            text.Row($"{e.Queue},{Text.Instant(e.Start)},{Text.Instant(e.End)},{e.Kind},{e.Name}");
        }

        return text.ToString();
    }

    private static string PeopleTable(KlantenserviceSample sample)
    {
        var text = new StringBuilder().Row($"person,role,contract,fte,skills,team,lead,site");
        foreach (var p in sample.Crew.People)
        {
            var fte = (double)p.Contract.Hours / KlantenserviceSample.FullTimeHours;
            text.Row($"{p.Id},{(p.IsLead ? "lead" : "agent")},{p.Contract.Name},{fte},{p.Skills},{p.Team},{p.Lead},Amersfoort");
        }

        return text.ToString();
    }

    private static string Absences(KlantenserviceSample sample)
    {
        var text = new StringBuilder().Row($"person,start,end,kind,fixed,weight");
        foreach (var a in sample.Crew.Absences)
        {
            text.Row($"{a.Person},{a.Start},{a.End},{a.Kind},{(a.Fixed ? "true" : "false")},{a.Weight}");
        }

        return text.ToString();
    }
}
