namespace Wfm.Staffing;

/// <summary>Queues of one skill in one interval, added up: shares weigh by contacts, ASA by the contacts whose wait counts, occupancy by agents.</summary>
internal struct SkillMix
{
    private double _volume;
    private double _inTime;
    private double _abandoned;
    private double _counted;
    private double _waited;
    private double _busy;
    private double _deferred;

    /// <summary>Agents taking contacts.</summary>
    public double Agents { get; private set; }

    public readonly double ServiceLevel => _volume > 0 ? _inTime / _volume : 1;

    // Where contacts came and nobody is answered, the mean wait of the answered does not exist.
    public readonly double AsaSeconds => _volume == 0 ? 0 : _counted > 0 ? _waited / _counted : double.NaN;

    public readonly double Abandonment => _volume > _deferred ? _abandoned / (_volume - _deferred) : 0;

    public readonly double Occupancy => Agents > 0 ? Math.Min(1, _busy / Agents) : _volume > 0 ? double.NaN : 0;

    /// <summary>Adds a group of agents with the share of their time that goes into contacts.</summary>
    public void AddAgents(double agents, double occupancy)
    {
        Agents += agents;
        _busy += agents > 0 ? agents * occupancy : 0;
    }

    /// <summary>Adds a queue's contacts and what they meet, as the queue's own target counts it.</summary>
    public void AddContacts(double volume, QueuePerformance performance, ServiceTarget target)
    {
        if (volume == 0)
        {
            return;
        }

        _volume += volume;
        _inTime += volume * performance.ServiceLevelBy(target.ServiceLevelOf);
        _abandoned += volume * performance.Abandonment;
        var counted = volume * (target.AsaOf == AsaOf.All ? 1 : performance.Answered);
        if (counted > 0)
        {
            _counted += counted;
            _waited += counted * performance.AsaBy(target.AsaOf);
        }
    }

    /// <summary>Adds contacts that can wait, with the share of them that is done in time. Their wait is of another kind and has no part in the mean.</summary>
    public void AddDeferred(double volume, double onTime)
    {
        _volume += volume;
        _inTime += volume * onTime;
        _deferred += volume;
    }

    public readonly RequirementPoint Requirement(double erlangs, double shrinkage) =>
        new(erlangs, Agents, ShrinkageMath.GrossUp(Agents, shrinkage), ServiceLevel, AsaSeconds, Occupancy, Abandonment);

    public readonly CoveragePoint Coverage(double required, double scheduled) => new(required, scheduled, ServiceLevel, AsaSeconds, Occupancy);
}
