namespace Wfm.Staffing;

/// <summary>What agents have in hand. Chats share an agent: with j in hand each proceeds at throughput[j] ÷ j of the pace of a single one.</summary>
internal sealed partial class Replication
{
    private readonly Hand[] _hands;
    private readonly int[] _inHand;
    private readonly double[] _busyTime;
    private readonly double[] _overTime;

    private void Begin(int agent, int c, int skill)
    {
        ref var contact = ref _contacts[c];
        ref var hand = ref _hands[agent];
        var queue = contact.Queue;
        if (hand.InHand == 0)
        {
            (hand.BusySince, hand.Busy) = (hand.Busy ? hand.BusySince : _now, true);
            hand.Chats = _queues[queue].Concurrency is not null;
        }
        else
        {
            Proceed(agent);
        }

        _tally.AddTime(queue, Count.QueueTime, contact.Since, _now);
        contact.Wait = double.IsNaN(contact.Wait) ? _now - contact.Arrival : contact.Wait;
        (contact.State, contact.Since, contact.Skill) = (ContactState.InHand, _now, skill);
        _inHand[(agent * _layout.MaxInHand) + hand.InHand++] = c;
        hand.Since = _now;
        if (_free.Contains(agent))
        {
            List(agent);
        }

        Schedule(agent);
    }

    /// <summary>Work done since the last change in what is in hand.</summary>
    private void Proceed(int agent)
    {
        ref var hand = ref _hands[agent];
        var passed = _now - hand.Since;
        for (var k = 0; k < hand.InHand; k++)
        {
            ref var contact = ref _contacts[_inHand[(agent * _layout.MaxInHand) + k]];
            contact.Work = Math.Max(0, contact.Work - (passed * Pace(agent, in contact)));
        }

        hand.Since = _now;
    }

    private double Pace(int agent, in Contact contact)
    {
        var efficiency = _layout.Groups[_layout.GroupOf[agent]].Skills[contact.Skill].Efficiency;
        if (_queues[contact.Queue].Concurrency is not { } concurrency)
        {
            return efficiency;
        }

        var inHand = _hands[agent].InHand;
        return efficiency * concurrency.Throughput[Math.Min(inHand, concurrency.Max) - 1] / inHand;
    }

    private void Schedule(int agent)
    {
        ref var hand = ref _hands[agent];
        var (first, least) = (0, double.PositiveInfinity);
        for (var k = 0; k < hand.InHand; k++)
        {
            ref var contact = ref _contacts[_inHand[(agent * _layout.MaxInHand) + k]];
            var left = contact.Work / Pace(agent, in contact);
            (first, least) = left < least ? (k, left) : (first, least);
        }

        hand.First = first;
        _events.Push(new Event(_now + least, EventKind.Finished, agent, ++hand.Version));
    }

    private void Finish(int agent)
    {
        Proceed(agent);
        var c = PutDown(agent, _hands[agent].First);
        Record(ref _contacts[c]);
        _contacts.Return(c);
        if (_hands[agent].AbsenceDue && _hands[agent].InHand == 0)
        {
            GoAway(agent);
        }

        TakeNext(agent);
        if (_hands[agent].InHand == 0)
        {
            Rest(agent);
        }
        else if (_hands[agent].Chats)
        {
            Schedule(agent);
        }
    }

    private int PutDown(int agent, int place)
    {
        ref var hand = ref _hands[agent];
        var first = agent * _layout.MaxInHand;
        var c = _inHand[first + place];
        _inHand[first + place] = _inHand[first + --hand.InHand];
        ref var contact = ref _contacts[c];
        contact.Handled += _now - contact.Since;
        _tally.AddTime(contact.Queue, Count.InHandTime, contact.Since, _now);
        return c;
    }

    /// <summary>The agent has nothing in hand any more: books the busy time.</summary>
    private void Rest(int agent)
    {
        ref var hand = ref _hands[agent];
        AddTime(_busyTime, agent, hand.BusySince, _now);
        hand.Busy = false;
        EndOverTime(agent);
    }

    private void Record(ref Contact contact)
    {
        var (queue, interval) = (contact.Queue, contact.Interval);
        _inSystem[queue]--;
        CountDue(ref contact, _now, done: true);
        if (interval < 0)
        {
            return;
        }

        _tally.Add(queue, interval, Count.Answered);
        _tally.Add(queue, interval, Count.WaitOfAnswered, contact.Wait);
        _tally.Add(queue, interval, Count.WaitOfAll, contact.Wait);
        _tally.Add(queue, interval, Count.HandleTime, contact.Handled);
        if (contact.Wait <= _queues[queue].TargetSeconds + Slack)
        {
            _tally.Add(queue, interval, Count.InTime);
            _tally.Add(queue, interval, Count.VirtuallyInTime);
        }
    }

    private void AddTime(double[] values, int agent, double from, double to)
    {
        var centre = _layout.Centre;
        Tally.AddTime(values, _layout.GroupOf[agent] * centre.Intervals, 1, centre.Intervals, centre.IntervalSeconds, from, to);
    }

    /// <summary>What an agent has in hand, and since when.</summary>
    private struct Hand
    {
        public bool On;

        /// <summary>Leaves for a while as soon as nothing is in hand, and takes nothing more until then.</summary>
        public bool AbsenceDue;

        public bool Busy;

        /// <summary>Whether what is in hand shares the agent.</summary>
        public bool Chats;

        /// <summary>Busy after the end of the shift.</summary>
        public bool Over;

        public int InHand;

        /// <summary>Which of them is finished first.</summary>
        public int First;

        public int Version;

        /// <summary>Last change of what is in hand.</summary>
        public double Since;

        public double BusySince;
        public double OverSince;
    }
}
