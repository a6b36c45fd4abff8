namespace Wfm.Staffing;

/// <summary>What can happen, in the order in which it does at the same instant. Shift starts and ends come after <see cref="Finished"/>.</summary>
internal enum EventKind
{
    /// <summary>An agent finishes a contact.</summary>
    Finished,

    /// <summary>A waiting contact may now go to agents who only help out.</summary>
    Overflow,

    /// <summary>Somebody calls again.</summary>
    Redial,

    /// <summary>The next contact of a queue arrives.</summary>
    Arrival,

    /// <summary>A waiting contact gives up.</summary>
    Abandon,

    /// <summary>An absence of an agent is due, or over.</summary>
    Absence,

    /// <summary>A queue closes.</summary>
    Close,
}

/// <summary>Something that happens at a time, to an agent, a queue or a contact; void when the version is no longer that one's.</summary>
internal readonly record struct Event(double Time, EventKind Kind, int Id, int Version = 0)
{
    public bool Before(in Event other) => Time < other.Time || (Time == other.Time && Kind < other.Kind);
}

/// <summary>The events to come, earliest first: a heap with four children per node, half as deep as a binary one and its children in one cache line or two.</summary>
internal sealed class EventHeap
{
    private Event[] _events = new Event[256];

    public int Count { get; private set; }

    public ref readonly Event First => ref _events[0];

    public void Clear() => Count = 0;

    public void Push(in Event item)
    {
        if (Count == _events.Length)
        {
            Array.Resize(ref _events, 2 * Count);
        }

        var events = _events;
        var at = Count++;
        while (at > 0)
        {
            var parent = (at - 1) >> 2;
            if (!item.Before(events[parent]))
            {
                break;
            }

            events[at] = events[parent];
            at = parent;
        }

        events[at] = item;
    }

    public Event Pop()
    {
        var events = _events;
        var first = events[0];
        var count = --Count;
        var last = events[count];
        var at = 0;
        while (true)
        {
            var child = (at << 2) + 1;
            if (child >= count)
            {
                break;
            }

            var least = child;
            var end = Math.Min(child + 4, count);
            for (var c = child + 1; c < end; c++)
            {
                if (events[c].Before(events[least]))
                {
                    least = c;
                }
            }

            if (!events[least].Before(last))
            {
                break;
            }

            events[at] = events[least];
            at = least;
        }

        events[at] = last;
        return first;
    }
}
