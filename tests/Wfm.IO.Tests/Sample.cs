using System.Text;

namespace Wfm.IO.Tests;

/// <summary>Small files that are right, to be broken one way at a time.</summary>
internal static class Sample
{
    public const string Yaml = """
        name: Test
        zone: Europe/Amsterdam
        horizon: { start: 2026-10-05, weeks: 4 }
        interval: 30min
        opening_hours:
          mon-fri: "08:00-21:00"
          sat: "09:00-17:00"
          sun: closed
        closed: [2026-10-10]
        queues:
          - name: service
            patience_s: 240
            abandonment_max: 0.05
            aht_s: 180
          - name: sales
            channel: chat
            service_level: none
            opening_hours: { mon-sun: always }
        shrinkage:
          - { category: coaching, fraction: 0.05, base: present }
        contracts:
          - name: ft40
            hours_per_week: 40
          - { name: pt24, hours_per_week: 24, days_per_week: 3 }
        team_leads: { agents_per_lead: 12, policy: either }
        law: NL
        weights: { under_cover: 90 }
        """;

    public const string History = """
        queue,channel,start,interval_s,offered,handled,abandoned,aht_s
        service,phone,2026-09-01T08:00,1800,10,9,1,180
        service,phone,2026-09-01T08:30,1800,12,12,0,190.5
        sales,chat,2026-09-01T08:00,900,3,3,0,
        """;

    public const string Events = """
        queue,start,end,kind,name,effect
        service,2026-12-25,2026-12-26,closed,Christmas,
        ,2026-10-20T10:00,2026-10-20T12:00,campaign,Mailing,1.2
        """;

    public const string People = """
        person,role,contract,fte,skills,team,lead
        a1,agent,ft40,,service|sales:0.8,red,l1
        a2,agent,pt24,0.6,service,red,l1
        l1,lead,ft40,1,,red,
        """;

    public const string Absences = """
        person,start,end,kind,fixed,weight
        a1,2026-10-12,2026-10-14,leave,true,
        a2,2026-10-13T09:00,2026-10-13T11:00,training,false,
        a2,2026-10-13,2026-10-14,wish_off,,2
        """;

    public const string Shifts = """
        template,earliest_start,latest_start,start_step_s,min_length_s,max_length_s,days,breaks
        day,08:00,12:00,1800,14400,30600,mon-sat,meal:30@150-300>=330|break:30@60-120
        late,12:00,16:30,1800,14400,18000,mon|wed|fri,
        """;

    public static TimeZoneInfo Zone { get; } = Zones.Find("Europe/Amsterdam", "test");

    public static ReadOptions Options { get; } = new() { Zone = Zone };

    public static Plan Plan { get; } = PlanFile.Read(Text(PlanFile.FileName, Yaml)).Value;

    public static InputSource Text(string name, string text) => Bytes(name, Encoding.UTF8.GetBytes(text));

    public static InputSource Bytes(string name, byte[] bytes) => new(name, () => new MemoryStream(bytes));

    public static string[] Faults(Action read) => [.. Assert.Throws<WfmDataException>(read)!.Faults];

    /// <summary>Reads the file of that name from text, as a plan's folder would.</summary>
    public static void Read(string name, InputSource source)
    {
        switch (name)
        {
            case PlanFile.FileName:
                PlanFile.Read(source);
                break;
            case HistoryFile.FileName:
                HistoryFile.Read(source, Options, Plan);
                break;
            case EventsFile.FileName:
                EventsFile.Read(source, Options, Plan);
                break;
            case PeopleFile.FileName:
                PeopleFile.Read(source, Plan, Options);
                break;
            case AbsencesFile.FileName:
                AbsencesFile.Read(source, Options, PeopleFile.Read(Text(PeopleFile.FileName, People), Plan).Value);
                break;
            case ShiftsFile.FileName:
                ShiftsFile.Read(source, Options, Plan.Grid.Step);
                break;
            case ForecastFile.FileName:
                ForecastFile.Read(source, Options);
                break;
            case RequirementFile.FileName:
                RequirementFile.Read(source, Options);
                break;
            case RosterFile.FileName:
                RosterFile.Read(source, Plan.Grid, Options);
                break;
            case ViolationsFile.FileName:
                ViolationsFile.Read(source, Options);
                break;
            default:
                OriginsFile.Read(source, Options);
                break;
        }
    }

    public static string TextOf(string name) => name switch
    {
        PlanFile.FileName => Yaml,
        HistoryFile.FileName => History,
        EventsFile.FileName => Events,
        PeopleFile.FileName => People,
        AbsencesFile.FileName => Absences,
        ShiftsFile.FileName => Shifts,
        ForecastFile.FileName => "queue,start,interval_s,volume,aht_s,q50,model\nservice,2026-10-05T08:00,1800,10,180,9.5,naive\n",
        RequirementFile.FileName => "skill,start,interval_s,erlangs,net_agents,gross_agents,asa_s\nservice,2026-10-05T08:00,1800,1,2,2.5,Infinity\n",
        RosterFile.FileName => "person,date,shift,activity,start,end\na1,2026-10-05,day,contacts,2026-10-05T08:00,2026-10-05T12:00\na1,2026-10-06,,off,2026-10-06,2026-10-07\n",
        ViolationsFile.FileName => "rule,severity,person,date,units,limit,actual\nrest,hard,a1,2026-10-05,1,11,10\n",
        _ => "origin,train_start,test_start,test_week1_end,test_end,note\n1,2026-01-05,2026-06-01,2026-06-08,2026-06-29,a column that nobody asked for may hold anything\n",
    };

    public static readonly string[] Names =
    [
        PlanFile.FileName, HistoryFile.FileName, EventsFile.FileName, PeopleFile.FileName, AbsencesFile.FileName, ShiftsFile.FileName, ForecastFile.FileName, RequirementFile.FileName,
        RosterFile.FileName, ViolationsFile.FileName, "origins.csv",
    ];
}
