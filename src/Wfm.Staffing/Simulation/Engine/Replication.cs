namespace Wfm.Staffing;

/// <summary>
/// One replication after the other of a centre: the events in turn, into a tally. Holds the state, which is used again; by one thread at a time.
/// </summary>
internal sealed partial class Replication
{
    /// <summary>Slack in comparing times, in seconds: a wait that was meant to be the threshold is not later for a rounding.</summary>
    private const double Slack = 1e-6;

    private readonly CentreLayout _layout;
    private readonly CentreQueue[] _queues;
    private readonly double _end;
    private readonly ContactPool _contacts = new();
    private readonly EventHeap _events = new();
    private readonly Line[] _lines;
    private readonly int[] _inSystem;
    private readonly ArrivalStream[] _arrivals;
    private readonly SplitMix64[] _handleTimes;
    private readonly SplitMix64[] _patience;
    private readonly SplitMix64[] _again;
    private Tally _tally = null!;
    private double _now;

    public Replication(CentreLayout layout)
    {
        _layout = layout;
        _queues = [.. layout.Centre.Queues];
        _end = layout.Centre.EndSeconds;
        _lines = new Line[_queues.Length];
        _inSystem = new int[_queues.Length];
        _backlogNext = new int[_queues.Length];
        _idle = new int[_queues.Length];
        _arrivals = new ArrivalStream[_queues.Length];
        _handleTimes = new SplitMix64[_queues.Length];
        _patience = new SplitMix64[_queues.Length];
        _again = new SplitMix64[_queues.Length];
        var agents = layout.GroupOf.Length;
        _free = new FreeAgents(agents, layout.Groups.Length, layout.MaxInHand);
        _hands = new Hand[agents];
        _inHand = new int[agents * layout.MaxInHand];
        _busyTime = new double[layout.StaffedTime.Length];
        _overTime = new double[layout.StaffedTime.Length];
        _onShift = new int[_queues.Length];
        _absences = layout.Absences is null ? [] : new Absence[agents];
        _awayTime = new double[layout.StaffedTime.Length];
    }

    /// <summary>Runs one replication.</summary>
    /// <param name="seed">Seed.</param>
    /// <param name="replication">Number of the replication, from 0.</param>
    /// <param name="tally">Where the counts go; what it held is lost.</param>
    /// <param name="token">Looked at every few thousand events.</param>
    public void Run(int seed, int replication, Tally tally, CancellationToken token)
    {
        Reset(seed, replication, tally);
        var shifts = _layout.Shifts;
        var nextShift = 0;
        for (var step = 0; ; step++)
        {
            if ((step & 4095) == 0)
            {
                token.ThrowIfCancellationRequested();
            }

            var shift = nextShift < shifts.Length ? shifts[nextShift].Time : double.PositiveInfinity;
            if (_events.Count > 0 && (_events.First.Time < shift || (_events.First.Time == shift && _events.First.Kind == EventKind.Finished)))
            {
                Handle(_events.Pop());
            }
            else if (nextShift < shifts.Length)
            {
                _now = shift;
                var change = shifts[nextShift++];
                if (change.Comes)
                {
                    Come(change.Agent);
                }
                else
                {
                    Leave(change.Agent);
                }
            }
            else
            {
                break;
            }
        }

        Close();
    }

    private void Reset(int seed, int replication, Tally tally)
    {
        _tally = tally;
        _tally.Clear();
        _contacts.Clear();
        _events.Clear();
        _free.Clear();
        Array.Clear(_inSystem);
        Array.Clear(_idle);
        Array.Clear(_backlogNext);
        Array.Clear(_hands);
        Array.Clear(_busyTime);
        Array.Clear(_overTime);
        _now = 0;
        for (var q = 0; q < _queues.Length; q++)
        {
            _lines[q] = Line.Empty;
            _arrivals[q] = new ArrivalStream(_layout.Centre, q, seed, replication);
            _handleTimes[q] = Streams.Open(seed, replication, q, StreamOf.HandleTime);
            _patience[q] = Streams.Open(seed, replication, q, StreamOf.Patience);
            _again[q] = Streams.Open(seed, replication, q, StreamOf.Again);
            if (_queues[q].Deferred is { BacklogDue.Count: > 0 } deferred)
            {
                _tally.Add(q, 0, Count.Backlog, deferred.BacklogDue.Count);
            }

            ScheduleArrival(q);
        }

        ResetClosing();
        ResetAbsences(seed, replication);
    }

    private void ScheduleArrival(int queue)
    {
        var time = _arrivals[queue].Next();
        if (time < double.PositiveInfinity)
        {
            _events.Push(new Event(time, EventKind.Arrival, queue));
        }
    }

    private void Handle(in Event happens)
    {
        var id = happens.Id;
        switch (happens.Kind)
        {
            case EventKind.Finished when _hands[id].Version == happens.Version:
                _now = happens.Time;
                Finish(id);
                break;
            case EventKind.Overflow when _contacts[id].Version == happens.Version && _contacts[id].State is ContactState.Waiting or ContactState.Ghost:
                _now = happens.Time;
                Offer(_contacts[id].Queue);
                break;
            case EventKind.Abandon when _contacts[id].Version == happens.Version && _contacts[id].State == ContactState.Waiting:
                _now = happens.Time;
                Abandon(id);
                break;
            case EventKind.Absence when _absences[id].Version == happens.Version:
                _now = happens.Time;
                Absent(id);
                break;
            case EventKind.Close:
                _now = happens.Time;
                SendAway(id);
                break;
            case EventKind.Redial:
                _now = happens.Time;
                Arrive(id, Math.Min((int)(_now / _layout.Centre.IntervalSeconds), _layout.Centre.Intervals - 1), _again[id], _again[id]);
                break;
            case EventKind.Arrival:
                _now = happens.Time;
                Arrive(id, _arrivals[id].Interval, _handleTimes[id], _patience[id]);
                ScheduleArrival(id);
                break;
        }
    }

    private void Arrive(int queue, int interval, SplitMix64 handleTimes, SplitMix64 patience)
    {
        var model = _queues[queue];
        var work = model.HandleTime.Draw(handleTimes, interval);
        var patient = model.Patience?.Draw(patience, interval) ?? double.PositiveInfinity;
        _tally.Add(queue, interval, Count.Offered);
        if (_inSystem[queue] >= model.Capacity)
        {
            _tally.Add(queue, interval, Count.Blocked);
            CallAgain(queue, model.Redial?.AfterBlocking ?? 0);
            return;
        }

        _inSystem[queue]++;
        var c = Admit(queue, interval, work, model.Deferred?.DueAt(_now) ?? 0);
        if (model.Deferred is not null)
        {
            _tally.Add(queue, interval, Count.Backlog);
        }

        Offer(queue);
        ref var contact = ref _contacts[c];
        if (contact.State == ContactState.InHand)
        {
            return;
        }

        _tally.Add(queue, interval, Count.Waited);
        if (patient < double.PositiveInfinity)
        {
            _events.Push(new Event(_now + patient, EventKind.Abandon, c, contact.Version));
        }

        foreach (var wait in _layout.OverflowTimes[queue])
        {
            _events.Push(new Event(_now + wait, EventKind.Overflow, c, contact.Version));
        }
    }

    private int Admit(int queue, int interval, double work, double due)
    {
        var c = _contacts.Rent();
        ref var contact = ref _contacts[c];
        (contact.Arrival, contact.Since, contact.Wait, contact.Work, contact.Handled) = (_now, _now, double.NaN, work, 0);
        (contact.Due, contact.Queue, contact.Interval, contact.State) = (due, queue, interval, ContactState.Waiting);
        _lines[queue].Append(_contacts, c);
        return c;
    }

    private void Abandon(int c)
    {
        ref var contact = ref _contacts[c];
        var (queue, interval, wait) = (contact.Queue, contact.Interval, _now - contact.Arrival);
        _inSystem[queue]--;
        _tally.Add(queue, interval, Count.Abandoned);
        _tally.Add(queue, interval, Count.WaitOfAll, wait);
        _tally.AddTime(queue, Count.QueueTime, contact.Since, _now);
        if (wait <= (_queues[queue].ShortAbandonSeconds ?? _queues[queue].TargetSeconds) + Slack)
        {
            _tally.Add(queue, interval, Count.ShortAbandoned);
        }

        contact.State = ContactState.Ghost;
        if (!double.IsNaN(contact.Wait))
        {
            // Handed back by an agent who left, and so answered once: the wait is known.
            Reached(ref contact, contact.Wait);
            contact.State = ContactState.Gone;
        }

        CallAgain(queue, _queues[queue].Redial?.AfterAbandoning ?? 0);
    }

    /// <summary>An agent has reached the place in the line of one who gave up: this long a caller with endless patience would have waited.</summary>
    private void Reached(ref Contact contact, double wait)
    {
        if (wait <= _queues[contact.Queue].TargetSeconds + Slack)
        {
            _tally.Add(contact.Queue, contact.Interval, Count.VirtuallyInTime);
        }
    }

    private void CallAgain(int queue, double share)
    {
        if (share > 0 && _again[queue].Unit() < share)
        {
            var time = _now + (_queues[queue].Redial!.MeanDelaySeconds * _again[queue].Exponential());
            if (time < _end)
            {
                _events.Push(new Event(time, EventKind.Redial, queue));
            }
        }
    }

    /// <summary>Counts those who still wait, and hands the agents' time to the queues.</summary>
    private void Close()
    {
        var end = Math.Max(_now, _end);
        for (var q = 0; q < _queues.Length; q++)
        {
            for (var c = _lines[q].Head; c >= 0; c = _contacts[c].Next)
            {
                ref var contact = ref _contacts[c];
                if (contact.State == ContactState.Waiting)
                {
                    _tally.Add(q, Math.Max(0, contact.Interval), Count.Unanswered);
                    _tally.Add(q, Math.Max(0, contact.Interval), Count.WaitOfAll, end - contact.Arrival);
                    _tally.AddTime(q, Count.QueueTime, contact.Since, end);
                    CountDue(ref contact, end, done: false);
                }
            }

            CloseBacklog(q, end);
            foreach (var tier in _layout.Tiers[q])
            {
                foreach (var server in tier)
                {
                    AddGroup(q, server.Group);
                }
            }
        }

        // One row more than there are queues: all agents.
        for (var g = 0; g < _layout.Groups.Length; g++)
        {
            AddGroup(_queues.Length, g);
        }

        for (var q = 0; q <= _queues.Length; q++)
        {
            for (var i = 0; i < _layout.Centre.Intervals; i++)
            {
                _tally.Add(q, i, Count.Seconds, _layout.Centre.IntervalSeconds);
            }
        }
    }

    private void AddGroup(int queue, int group)
    {
        var intervals = _layout.Centre.Intervals;
        for (var i = 0; i < intervals; i++)
        {
            var at = (group * intervals) + i;
            _tally.Add(queue, i, Count.BusyTime, _busyTime[at]);
            _tally.Add(queue, i, Count.StaffedTime, _layout.StaffedTime[at] + _overTime[at] - _awayTime[at]);
        }
    }
}
