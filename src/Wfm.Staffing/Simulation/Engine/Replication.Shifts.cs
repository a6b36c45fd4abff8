namespace Wfm.Staffing;

/// <summary>Agents come and leave.</summary>
internal sealed partial class Replication
{
    private void Come(int agent)
    {
        EndOverTime(agent);
        _hands[agent].On = true;
        CountOnShift(agent, 1);
        BeginStaffed(agent);
        if (_hands[agent].InHand == 0 || _hands[agent].Chats)
        {
            TakeNext(agent);
        }
    }

    private void Leave(int agent)
    {
        Unlist(agent);
        EndStaffed(agent);
        ref var hand = ref _hands[agent];
        hand.On = false;
        LeaveHand(agent);
        CountOnShift(agent, -1);
    }

    private void LeaveHand(int agent)
    {
        ref var hand = ref _hands[agent];
        if (hand.InHand == 0)
        {
            return;
        }

        if (_layout.Centre.ShiftEnd == ShiftEnd.HandBack)
        {
            HandBack(agent);
        }
        else
        {
            (hand.Over, hand.OverSince) = (true, _now);
        }
    }

    /// <summary>Contacts in hand go back to the heads of their lines; with a patience of their own again, for an exponential one forgets.</summary>
    private void HandBack(int agent)
    {
        Proceed(agent);
        _hands[agent].Version++;
        while (_hands[agent].InHand > 0)
        {
            var c = PutDown(agent, _hands[agent].InHand - 1);
            ref var contact = ref _contacts[c];
            var queue = contact.Queue;
            (contact.State, contact.Since) = (ContactState.Waiting, _now);
            contact.Version++;
            _lines[queue].PutFirst(_contacts, c);
            if (_queues[queue].Patience is { } patience)
            {
                _events.Push(new Event(_now + patience.Draw(_again[queue], contact.Interval), EventKind.Abandon, c, contact.Version));
            }

            foreach (var wait in _layout.OverflowTimes[queue])
            {
                _events.Push(new Event(Math.Max(_now, contact.Arrival + wait), EventKind.Overflow, c, contact.Version));
            }

            if (_queues[queue].Deferred is not null)
            {
                _tally.AddAt(queue, _now, Count.Backlog, 1);
            }

            if (_hands[agent].InHand == 0)
            {
                Rest(agent);
            }

            Offer(queue);
        }
    }

    private void EndOverTime(int agent)
    {
        ref var hand = ref _hands[agent];
        if (hand.Over)
        {
            AddTime(_overTime, agent, hand.OverSince, _now);
            hand.Over = false;
        }
    }
}
