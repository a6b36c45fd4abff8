namespace Wfm.Samples.Output;

/// <summary>
/// shifts.csv: what a shift may look like. Short shifts of 4 or 5 hours have no meal (Dutch law asks for one from 5.5 hours of work); longer ones last 6 to 9 hours of
/// work and a meal of 30 minutes. Every shift begins at or after opening and ends at or before closing, the late templates with fewer lengths the later they begin.
/// </summary>
public static class ShiftTable
{
    private const string Meal = "meal:30@150-300>=330";

    // template, earliest and latest start, shortest and longest length in minutes, days. Lengths go in steps of an hour.
    private static readonly (string Name, string From, string To, int Min, int Max, string Days)[] Rows =
    [
        ("dag", "08:00", "11:30", 390, 570, "mon-fri"),
        ("laat", "12:00", "12:30", 390, 510, "mon-fri"),
        ("laat7", "13:00", "13:30", 390, 450, "mon-fri"),
        ("laat6", "14:00", "14:30", 390, 390, "mon-fri"),
        ("kort", "08:00", "16:00", 240, 300, "mon-fri"),
        ("kort_avond", "16:30", "17:00", 240, 240, "mon-fri"),
        ("zaterdag", "09:00", "09:30", 390, 450, "sat"),
        ("zaterdag6", "10:00", "10:30", 390, 390, "sat"),
        ("zaterdag_kort", "09:00", "12:00", 240, 300, "sat"),
        ("zaterdag_kort4", "12:30", "13:00", 240, 240, "sat"),
    ];

    /// <summary>The file.</summary>
    public static string Text { get; } = Build();

    private static string Build()
    {
        var text = new System.Text.StringBuilder().Row($"template,earliest_start,latest_start,start_step_s,min_length_s,max_length_s,length_step_s,days,roles,breaks");
        foreach (var row in Rows)
        {
            text.Row($"{row.Name},{row.From},{row.To},1800,{row.Min * 60},{row.Max * 60},3600,{row.Days},,{(row.Min > 330 ? Meal : "")}");
        }

        return text.ToString();
    }
}
