namespace Wfm.Staffing;

/// <summary>Short absences between contacts, and callers who are sent away after closing.</summary>
internal sealed partial class Replication
{
    private readonly Absence[] _absences;
    private readonly double[] _awayTime;
    private readonly int[] _onShift;

    private void ResetAbsences(int seed, int replication)
    {
        Array.Clear(_awayTime);
        for (var a = 0; a < _absences.Length; a++)
        {
            // As if the agent had worked for long: the absence to come is as long as one met at a random moment, and any part of it has been gathered.
            var chance = Streams.Open(seed, replication, _queues.Length + a, StreamOf.Absences);
            var length = _layout.Absences!.MeanSeconds * (chance.Exponential() + chance.Exponential());
            _absences[a] = new Absence { Chance = chance, Length = length, Due = length * chance.Unit() };
        }
    }

    /// <summary>The agent gathers absence from now on.</summary>
    private void BeginStaffed(int agent)
    {
        if (_layout.Absences is not { } clock)
        {
            return;
        }

        ref var absence = ref _absences[agent];
        absence.Version++;
        absence.GatheredBefore = clock.At(_now);
        if (absence.Due >= absence.Length)
        {
            Absent(agent);
            return;
        }

        var time = clock.When(absence.GatheredBefore + absence.Length - absence.Due);
        if (time < _end)
        {
            _events.Push(new Event(time, EventKind.Absence, agent, absence.Version));
        }
    }

    /// <summary>The agent gathers no more: goes away, or goes home.</summary>
    private void EndStaffed(int agent)
    {
        if (_layout.Absences is not { } clock)
        {
            return;
        }

        ref var absence = ref _absences[agent];
        absence.Version++;
        _hands[agent].AbsenceDue = false;
        if (absence.Away)
        {
            EndAway(agent);
        }
        else
        {
            absence.Due += clock.At(_now) - absence.GatheredBefore;
        }
    }

    /// <summary>An absence is due, or over.</summary>
    private void Absent(int agent)
    {
        if (_absences[agent].Away)
        {
            EndAway(agent);
            _hands[agent].On = true;
            BeginStaffed(agent);
            TakeNext(agent);
            return;
        }

        _hands[agent].AbsenceDue = true;
        Unlist(agent);
        if (_hands[agent].InHand == 0)
        {
            GoAway(agent);
        }
    }

    private void GoAway(int agent)
    {
        EndStaffed(agent);
        ref var absence = ref _absences[agent];
        (absence.Away, absence.Since, _hands[agent].On) = (true, _now, false);
        _events.Push(new Event(_now + absence.Length, EventKind.Absence, agent, absence.Version));
    }

    private void EndAway(int agent)
    {
        ref var absence = ref _absences[agent];
        AddTime(_awayTime, agent, absence.Since, _now);
        absence.Due -= _now - absence.Since;
        (absence.Away, absence.Length) = (false, _layout.Absences!.MeanSeconds * absence.Chance.Exponential());
    }

    private void ResetClosing()
    {
        Array.Clear(_onShift);
        for (var q = 0; q < _queues.Length; q++)
        {
            foreach (var span in _queues[q].Deferred is null ? _queues[q].Open : [])
            {
                if (double.IsFinite(span.End))
                {
                    _events.Push(new Event(span.End, EventKind.Close, q));
                }
            }
        }
    }

    private void CountOnShift(int agent, int change)
    {
        foreach (var skill in _layout.Groups[_layout.GroupOf[agent]].Skills)
        {
            _onShift[skill.Queue] += change;
            if (change < 0)
            {
                SendAway(skill.Queue);
            }
        }
    }

    /// <summary>After closing, and with nobody on shift for the queue, whoever waits is gone.</summary>
    private void SendAway(int queue)
    {
        if (_onShift[queue] > 0 || _lines[queue].Head < 0 || _queues[queue].Deferred is not null || _queues[queue].Open.Count == 0 || IsOpen(queue))
        {
            return;
        }

        for (var c = _lines[queue].Head; c >= 0;)
        {
            ref var contact = ref _contacts[c];
            var next = contact.Next;
            if (contact.State == ContactState.Waiting)
            {
                _inSystem[queue]--;
                _tally.Add(queue, contact.Interval, Count.Unanswered);
                _tally.Add(queue, contact.Interval, Count.WaitOfAll, _now - contact.Arrival);
                _tally.AddTime(queue, Count.QueueTime, contact.Since, _now);
            }

            contact.State = ContactState.Gone;
            _contacts.Return(c);
            c = next;
        }

        _lines[queue] = Line.Empty;
    }

    private bool IsOpen(int queue)
    {
        foreach (var span in _queues[queue].Open)
        {
            if (span.Start <= _now && _now < span.End)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What an agent has gathered, and when it is taken.</summary>
    private struct Absence
    {
        public SplitMix64 Chance;

        /// <summary>Absence gathered and not taken, in seconds, up to <see cref="GatheredBefore"/>.</summary>
        public double Due;

        /// <summary>Length of the next absence, in seconds.</summary>
        public double Length;

        /// <summary>What the clock said when the agent began to gather.</summary>
        public double GatheredBefore;

        public double Since;
        public bool Away;
        public int Version;
    }
}
