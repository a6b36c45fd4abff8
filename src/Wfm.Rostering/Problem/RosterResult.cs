namespace Wfm.Rostering;

/// <summary>A roster, what it costs and how good it can at best be. Immutable.</summary>
/// <param name="Roster">The roster.</param>
/// <param name="Status">How the search ended.</param>
/// <param name="Score">The itemised penalty, scored from the roster by plain arithmetic.</param>
/// <param name="LowerBound">No roster that keeps the hard rules costs less than this.</param>
/// <param name="StoppedByClock">Whether the time limit, not the counted work, ended the search.</param>
/// <param name="Notes">What was skipped or failed on the way.</param>
public sealed record RosterResult(
    Roster Roster, RosterStatus Status, RosterScore Score, double LowerBound, bool StoppedByClock, IReadOnlyList<string> Notes)
{
    /// <summary>Penalty in points.</summary>
    public double Penalty => Score.Total;

    /// <summary>(penalty − bound) ÷ penalty, 0 to 1; 0 when the penalty is 0.</summary>
    public double Gap => Penalty <= 0 ? 0 : Math.Max(0, (Penalty - LowerBound) / Penalty);
}
