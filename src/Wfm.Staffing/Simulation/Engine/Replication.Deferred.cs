namespace Wfm.Staffing;

/// <summary>Deferred work: begun when enough agents are idle, earliest deadline first.</summary>
internal sealed partial class Replication
{
    /// <summary>Idle agents of a group begin deferred work while there is any that may be begun: by priority, then by deadline.</summary>
    private void TakeDeferred(AgentGroup group)
    {
        while (true)
        {
            var (best, priority, due) = (-1, int.MinValue, double.PositiveInfinity);
            foreach (var skill in group.Skills)
            {
                var queue = skill.Queue;
                if (_queues[queue].Deferred is null || !CanBegin(queue) || _now - DeferredSince(queue) < skill.OverflowAfterSeconds - Slack)
                {
                    continue;
                }

                var (itsPriority, itsDue) = (_queues[queue].Priority, DeferredDue(queue));
                if (best < 0 || itsPriority > priority || (itsPriority == priority && itsDue < due))
                {
                    (best, priority, due) = (queue, itsPriority, itsDue);
                }
            }

            if (best < 0)
            {
                return;
            }

            var (agent, at) = Agent(best, _now - DeferredSince(best));
            if (agent < 0)
            {
                return;
            }

            Begin(agent, TakeDeferred(best), at);
        }
    }

    private bool CanBegin(int queue) =>
        _idle[queue] > _queues[queue].Deferred!.Reserve && (_lines[queue].Head >= 0 || _backlogNext[queue] < _queues[queue].Deferred!.BacklogDue.Count);

    /// <summary>Whether the work from before the start comes next, rather than the head of the line: arrivals wait in the order of their deadlines.</summary>
    private bool BacklogFirst(int queue)
    {
        var backlog = _queues[queue].Deferred!.BacklogDue;
        return _backlogNext[queue] < backlog.Count && (_lines[queue].Head < 0 || backlog[_backlogNext[queue]] <= _contacts[_lines[queue].Head].Due);
    }

    private double DeferredDue(int queue) =>
        BacklogFirst(queue) ? _queues[queue].Deferred!.BacklogDue[_backlogNext[queue]] : _contacts[_lines[queue].Head].Due;

    /// <summary>Since when the work that comes next waits; work from before the start has waited for as long as anyone could ask.</summary>
    private double DeferredSince(int queue) => BacklogFirst(queue) ? double.NegativeInfinity : _contacts[_lines[queue].Head].Arrival;

    private int TakeDeferred(int queue)
    {
        _tally.AddAt(queue, _now, Count.Backlog, -1);
        if (!BacklogFirst(queue))
        {
            var c = _lines[queue].Head;
            _lines[queue].RemoveFirst(_contacts);
            return c;
        }

        var old = _contacts.Rent();
        ref var contact = ref _contacts[old];
        (contact.Arrival, contact.Since, contact.Wait, contact.Handled) = (0, 0, double.NaN, 0);
        (contact.Due, contact.Queue, contact.Interval) = (_queues[queue].Deferred!.BacklogDue[_backlogNext[queue]++], queue, -1);
        contact.Work = _queues[queue].HandleTime.Draw(_again[queue], 0);
        _inSystem[queue]++;
        return old;
    }

    private void CountDue(ref Contact contact, double at, bool done)
    {
        if (_queues[contact.Queue].Deferred is not null && (done || contact.Due <= at))
        {
            var interval = Math.Max(0, contact.Interval);
            _tally.Add(contact.Queue, interval, Count.Decided);
            if (done && at <= contact.Due + Slack)
            {
                _tally.Add(contact.Queue, interval, Count.OnTime);
            }
        }
    }

    private void CloseBacklog(int queue, double end)
    {
        if (_queues[queue].Deferred is not { } deferred)
        {
            return;
        }

        for (var b = _backlogNext[queue]; b < deferred.BacklogDue.Count; b++)
        {
            _tally.AddTime(queue, Count.QueueTime, 0, end);
            _tally.Add(queue, 0, Count.Unanswered);
            if (deferred.BacklogDue[b] <= end)
            {
                _tally.Add(queue, 0, Count.Decided);
            }
        }

        _tally.Accumulate(queue, Count.Backlog);
    }
}
