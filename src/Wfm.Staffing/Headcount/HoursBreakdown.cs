using System.Globalization;

namespace Wfm.Staffing;

/// <summary>Hours of one period at each stage of a <see cref="HoursChain"/>, and the FTE and heads they are.</summary>
/// <param name="Chain">The shares and the full-timer's hours they follow from.</param>
/// <param name="Paid">Paid hours.</param>
/// <param name="Present">Hours in the centre, rostered.</param>
/// <param name="LoggedIn">Hours logged in.</param>
/// <param name="Productive">Hours of taking contacts or waiting for them.</param>
public sealed record HoursBreakdown(HoursChain Chain, double Paid, double Present, double LoggedIn, double Productive)
{
    /// <summary>Paid hours ÷ full-time hours: what a budget is made in.</summary>
    public double Fte => Paid / Chain.FullTimeHours;

    /// <summary>People, before rounding: FTE ÷ average contract share. Licences, seats and span go by heads.</summary>
    public double HeadsExact => Fte / Chain.AverageShare;

    /// <summary>People, rounded up once, here.</summary>
    public int Heads => FteMath.Heads(Fte, Chain.AverageShare);

    /// <summary>Every step from productive hours to heads, in order.</summary>
    public IReadOnlyList<HoursStep> Steps =>
    [
        new("productive", Productive, "h", "hours of taking contacts"),
        new("logged in", LoggedIn, "h", $"÷ (1 − {Text(Chain.LoggedIn)})"),
        new("present", Present, "h", $"÷ (1 − {Text(Chain.InOffice)}) in office"),
        new("paid", Paid, "h", $"÷ (1 − {Text(Chain.OutOfOffice)}) out of office"),
        new("FTE", Fte, "FTE", $"÷ {Text(Chain.FullTimeHours)} h of one FTE"),
        new("heads", HeadsExact, "heads", $"÷ {Text(Chain.AverageShare)} average contract"),
        new("heads, whole", Heads, "heads", "rounded up once"),
    ];

    private static string Text(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
