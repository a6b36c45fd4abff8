namespace Wfm.IO.Tests;

/// <summary>Rosters made elsewhere may list the work and leave the breaks out; one that names its shifts lists all of each.</summary>
public sealed class RosterGapTests
{
    [Test]
    public void Read_GapInADayWithoutANamedShift_IsAnUnpaidBreak()
    {
        var result = RosterFile.Read(
            Sample.Text("r.csv", "person,date,activity,start,end\na1,2026-10-05,contacts,2026-10-05T12:30,2026-10-05T17:00\na1,2026-10-05,contacts,2026-10-05T08:00,2026-10-05T12:00\n"),
            Sample.Plan.Grid, Sample.Options);
        var shift = result.Value.Roster.Shifts.Single();
        Assert.That(shift.Segments.Select(s => (s.Activity.Code, s.Time.Length.TotalHours)), Is.EqualTo(new[] { ("contacts", 4), ("meal", 0.5), ("contacts", 4.5) }));
        Assert.That(shift.WorkTime, Is.EqualTo(TimeSpan.FromHours(8.5)));
        Assert.That(result.Warnings, Is.EqualTo(new[] { "r.csv: 1 gap between the activities of a day without a named shift: taken as unpaid breaks." }));
    }

    [TestCase("r.csv, line 3, column 'start': '2026-10-05T11:30' must be where the activity of line 2 ends: a shift has no gap and no overlap.", "", "11:30")]
    [TestCase("r.csv, line 3, column 'start': '2026-10-05T12:30' must be where the activity of line 2 ends: a shift has no gap and no overlap.", "day", "12:30")]
    public void Read_OverlapOrGapOfANamedShift_IsAFault(string fault, string shift, string second) =>
        Assert.That(
            Sample.Faults(() => RosterFile.Read(
                Sample.Text("r.csv", $"person,date,shift,activity,start,end\na1,2026-10-05,{shift},contacts,2026-10-05T08:00,2026-10-05T12:00\na1,2026-10-05,{shift},contacts,2026-10-05T{second},2026-10-05T17:00\n"),
                Sample.Plan.Grid, Sample.Options)),
            Is.EqualTo(new[] { fault }));
}
