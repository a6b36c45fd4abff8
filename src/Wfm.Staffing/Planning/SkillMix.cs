namespace Wfm.Staffing;

/// <summary>Queues of one skill in one interval, added up: shares weigh by contacts, ASA by answered contacts, occupancy by agents.</summary>
internal struct SkillMix
{
    private double _volume;
    private double _inTime;
    private double _abandoned;
    private double _answered;
    private double _waited;
    private double _busy;

    public double Erlangs { get; private set; }

    public double Agents { get; private set; }

    public readonly double ServiceLevel => _volume > 0 ? _inTime / _volume : 1;

    // Where contacts came and nobody answers any, the mean wait of the answered does not exist.
    public readonly double AsaSeconds => _volume == 0 ? 0 : _answered > 0 ? _waited / _answered : double.NaN;

    public readonly double Abandonment => _volume > 0 ? _abandoned / _volume : 0;

    public readonly double Occupancy => _volume == 0 ? 0 : Agents > 0 ? Math.Min(1, _busy / Agents) : double.NaN;

    public void Add(double volume, double agents, QueuePerformance performance)
    {
        Agents += agents;
        if (volume == 0)
        {
            return;
        }

        _volume += volume;
        Erlangs += performance.Erlangs;
        _inTime += volume * performance.ServiceLevel;
        _abandoned += volume * performance.Abandonment;
        if (agents > 0)
        {
            _busy += agents * performance.Occupancy;
        }

        var answered = volume * performance.Answered;
        if (answered > 0)
        {
            _answered += answered;
            _waited += answered * performance.AsaSeconds;
        }
    }

    public readonly RequirementPoint Requirement(double shrinkage) =>
        new(Erlangs, Agents, ShrinkageMath.GrossUp(Agents, shrinkage), ServiceLevel, AsaSeconds, Occupancy, Abandonment);

    public readonly CoveragePoint Coverage(double required, double scheduled) => new(required, scheduled, ServiceLevel, AsaSeconds, Occupancy);
}
