namespace Wfm.Staffing;

internal enum ContactState
{
    Waiting,
    InHand,

    /// <summary>
    /// Gave up, but keeps its place in the line: when an agent reaches it, that is how long a caller with endless patience would have waited.
    /// </summary>
    Ghost,

    /// <summary>Gave up and needs no such place.</summary>
    Gone,
}

/// <summary>A contact in the system.</summary>
internal struct Contact
{
    public double Arrival;

    /// <summary>Waiting or in hand since.</summary>
    public double Since;

    /// <summary>Wait until it was first begun; NaN before.</summary>
    public double Wait;

    /// <summary>Handling still to do, in seconds of an agent with efficiency 1 and nothing else in hand.</summary>
    public double Work;

    /// <summary>Time in hand so far.</summary>
    public double Handled;

    public double Due;
    public int Queue;

    /// <summary>Interval of arrival; −1 for work from before the start.</summary>
    public int Interval;

    /// <summary>Position of the skill among those of the agent's group who has it in hand.</summary>
    public int Skill;

    public int Next;
    public int Version;
    public ContactState State;
}

/// <summary>Places for contacts, used again when they leave.</summary>
internal sealed class ContactPool
{
    private Contact[] _contacts = new Contact[1024];
    private int _free = -1;
    private int _used;

    public ref Contact this[int contact] => ref _contacts[contact];

    public void Clear() => (_free, _used) = (-1, 0);

    public int Rent()
    {
        var place = _free;
        if (place >= 0)
        {
            _free = _contacts[place].Next;
        }
        else
        {
            place = _used++;
            if (place == _contacts.Length)
            {
                Array.Resize(ref _contacts, 2 * place);
            }

            _contacts[place].Version = 0;
        }

        _contacts[place].Next = -1;
        return place;
    }

    /// <summary>The place is free; events that name it are void.</summary>
    public void Return(int contact)
    {
        _contacts[contact].Version++;
        _contacts[contact].Next = _free;
        _free = contact;
    }
}

/// <summary>A line of contacts, first come first served.</summary>
internal struct Line
{
    public int Head;
    public int Tail;

    public static Line Empty => new() { Head = -1, Tail = -1 };

    public void Append(ContactPool contacts, int contact)
    {
        contacts[contact].Next = -1;
        if (Tail < 0)
        {
            Head = contact;
        }
        else
        {
            contacts[Tail].Next = contact;
        }

        Tail = contact;
    }

    public void PutFirst(ContactPool contacts, int contact)
    {
        contacts[contact].Next = Head;
        Head = contact;
        Tail = Tail < 0 ? contact : Tail;
    }

    public void RemoveFirst(ContactPool contacts)
    {
        Head = contacts[Head].Next;
        Tail = Head < 0 ? -1 : Tail;
    }
}
