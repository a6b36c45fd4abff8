namespace Wfm;

/// <summary>One person's work on one day: activities that follow each other without gap. Immutable.</summary>
public sealed record Shift
{
    /// <summary>A shift.</summary>
    /// <param name="person">Id of the person.</param>
    /// <param name="date">Local day on which it begins.</param>
    /// <param name="template">Name of the template, or what the source called it.</param>
    /// <param name="segments">Activities in order, each beginning where the one before ends.</param>
    /// <exception cref="ArgumentException">There is no segment, or one does not begin where the one before ends.</exception>
    public Shift(string person, DateOnly date, string template, IEnumerable<ActivitySegment> segments)
    {
        ArgumentNullException.ThrowIfNull(segments);
        Person = Guard.Text(person);
        (Date, Template, Segments) = (date, template, [.. segments]);
        if (Segments.Count == 0)
        {
            throw new ArgumentException($"The shift of {date:yyyy-MM-dd} has no activity.", nameof(segments));
        }

        for (var i = 1; i < Segments.Count; i++)
        {
            if (Segments[i].Time.Start != Segments[i - 1].Time.End)
            {
                throw new ArgumentException(
                    $"In the shift of {date:yyyy-MM-dd} the activity from {Segments[i].Time.Start:O} must begin where the one before ends ({Segments[i - 1].Time.End:O}).", nameof(segments));
            }
        }
    }

    /// <summary>Id of the person.</summary>
    public string Person { get; }

    /// <summary>Local day on which it begins.</summary>
    public DateOnly Date { get; }

    /// <summary>Name of the template.</summary>
    public string Template { get; }

    /// <summary>Activities in order.</summary>
    public IReadOnlyList<ActivitySegment> Segments { get; }

    /// <summary>From the first activity to the last.</summary>
    public Interval Time => new(Segments[0].Time.Start, Segments[^1].Time.End);

    /// <summary>Paid time: the shift without unpaid breaks, in elapsed time.</summary>
    public TimeSpan WorkTime => Segments.Aggregate(TimeSpan.Zero, (sum, s) => s.Activity.IsPaid ? sum + s.Time.Length : sum);
}
