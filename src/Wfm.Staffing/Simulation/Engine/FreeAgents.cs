namespace Wfm.Staffing;

/// <summary>
/// Agents who can take a contact, by group and by how many they have in hand: in each list the one who has been there longest comes first.
/// </summary>
internal sealed class FreeAgents
{
    private readonly int _levels;
    private readonly int[] _first;
    private readonly int[] _last;
    private readonly int[] _next;
    private readonly int[] _previous;
    private readonly int[] _list;
    private readonly long[] _since;
    private long _clock;

    public FreeAgents(int agents, int groups, int levels)
    {
        _levels = levels;
        (_first, _last) = (new int[groups * levels], new int[groups * levels]);
        (_next, _previous, _list, _since) = (new int[agents], new int[agents], new int[agents], new long[agents]);
    }

    public void Clear()
    {
        Array.Fill(_first, -1);
        Array.Fill(_last, -1);
        Array.Fill(_list, -1);
        _clock = 0;
    }

    /// <summary>Who has been in the list longest, or −1.</summary>
    public int First(int group, int level) => _first[(group * _levels) + level];

    /// <summary>A number that orders agents by when they entered their lists.</summary>
    public long Since(int agent) => _since[agent];

    public bool Contains(int agent) => _list[agent] >= 0;

    /// <summary>Whether an agent who is in a list has nothing in hand.</summary>
    public bool IsIdle(int agent) => _list[agent] % _levels == 0;

    public void Add(int agent, int group, int level)
    {
        var list = (group * _levels) + level;
        var last = _last[list];
        (_list[agent], _since[agent], _previous[agent], _next[agent]) = (list, _clock++, last, -1);
        if (last < 0)
        {
            _first[list] = agent;
        }
        else
        {
            _next[last] = agent;
        }

        _last[list] = agent;
    }

    public void Remove(int agent)
    {
        var (list, previous, next) = (_list[agent], _previous[agent], _next[agent]);
        if (previous < 0)
        {
            _first[list] = next;
        }
        else
        {
            _next[previous] = next;
        }

        if (next < 0)
        {
            _last[list] = previous;
        }
        else
        {
            _previous[next] = previous;
        }

        _list[agent] = -1;
    }
}
