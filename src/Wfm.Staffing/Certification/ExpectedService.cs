namespace Wfm.Staffing;

/// <summary>What the queue model expects over some intervals: shares weigh by contacts, ASA by those whose wait it averages, occupancy by agents.</summary>
internal struct ExpectedService
{
    private double _based;
    private double _inTime;
    private double _contacts;
    private double _abandoned;
    private double _waiting;
    private double _waited;
    private double _agents;
    private double _busy;

    public readonly double ServiceLevel => _based > 0 ? _inTime / _based : double.NaN;

    public readonly double AsaSeconds => _waiting > 0 ? _waited / _waiting : double.NaN;

    public readonly double Abandonment => _contacts > 0 ? _abandoned / _contacts : double.NaN;

    public readonly double Occupancy => _agents > 0 ? Math.Min(1, _busy / _agents) : double.NaN;

    /// <summary>Adds agents taking contacts in one interval.</summary>
    public void AddAgents(double agents, double occupancy)
    {
        if (agents > 0)
        {
            (_agents, _busy) = (_agents + agents, _busy + (agents * occupancy));
        }
    }

    /// <summary>Adds the contacts of one queue in one interval.</summary>
    /// <param name="volume">Contacts.</param>
    /// <param name="performance">What is expected.</param>
    /// <param name="of">What its service level is a share of.</param>
    /// <param name="asaOf">Whose wait is averaged.</param>
    public void AddContacts(double volume, in QueuePerformance performance, ServiceLevelOf of, AsaOf asaOf)
    {
        if (volume == 0)
        {
            return;
        }

        var answered = volume * performance.Answered;
        var based = of switch
        {
            ServiceLevelOf.Answered => answered,
            ServiceLevelOf.ExcludingShortAbandons => volume * performance.NotShort,
            _ => volume,
        };
        var level = performance.ServiceLevelBy(of);
        var (waiting, wait) = (asaOf == AsaOf.All ? volume : answered, performance.AsaBy(asaOf));
        (_contacts, _abandoned) = (_contacts + volume, _abandoned + (volume * performance.Abandonment));
        if (based > 0)
        {
            (_based, _inTime) = (_based + based, _inTime + (based * level));
        }

        if (waiting > 0)
        {
            (_waiting, _waited) = (_waiting + waiting, _waited + (waiting * wait));
        }
    }
}
