namespace Wfm.Staffing;

/// <summary>Who gets what: a contact looks for an agent, an agent looks for a contact.</summary>
internal sealed partial class Replication
{
    private readonly FreeAgents _free;
    private readonly int[] _idle;
    private readonly int[] _backlogNext;

    /// <summary>The contact at the head of a line, or the deferred work that is due first, looks for an agent; and the next, until one finds none.</summary>
    private void Offer(int queue)
    {
        if (_queues[queue].Deferred is not null)
        {
            while (CanBegin(queue) && Agent(queue, _now - DeferredSince(queue)) is var (agent, skill) && agent >= 0)
            {
                Begin(agent, TakeDeferred(queue), skill);
            }

            return;
        }

        while (_lines[queue].Head is var c && c >= 0)
        {
            var wait = _now - _contacts[c].Arrival;
            if (_contacts[c].State != ContactState.Gone)
            {
                var (agent, skill) = Agent(queue, wait);
                if (agent < 0)
                {
                    return;
                }

                if (_contacts[c].State == ContactState.Waiting)
                {
                    _lines[queue].RemoveFirst(_contacts);
                    Begin(agent, c, skill);
                    continue;
                }

                Reached(ref _contacts[c], wait);
            }

            _lines[queue].RemoveFirst(_contacts);
            _contacts.Return(c);
        }
    }

    /// <summary>The agent for a contact that has waited so long: of the best rank, with the fewest in hand, idle the longest; −1 for none.</summary>
    private (int Agent, int Skill) Agent(int queue, double wait)
    {
        var levels = _queues[queue].Concurrency?.Max ?? 1;
        if (levels == 1 && _idle[queue] == 0)
        {
            return (-1, -1);
        }

        foreach (var tier in _layout.Tiers[queue])
        {
            for (var level = 0; level < levels; level++)
            {
                var (best, bestSkill, since) = (-1, -1, long.MaxValue);
                foreach (var server in tier)
                {
                    var agent = _free.First(server.Group, level);
                    if (agent >= 0 && _free.Since(agent) < since && wait >= server.OverflowAfter - Slack)
                    {
                        (best, bestSkill, since) = (agent, server.Skill, _free.Since(agent));
                    }
                }

                if (best >= 0)
                {
                    return (best, bestSkill);
                }
            }
        }

        return (-1, -1);
    }

    /// <summary>An agent with room takes what comes next, as much as there is room for; who has nothing then is idle.</summary>
    private void TakeNext(int agent)
    {
        var group = _layout.Groups[_layout.GroupOf[agent]];
        while (_hands[agent].On && Next(agent, group) is var skill && skill >= 0)
        {
            var queue = group.Skills[skill].Queue;
            var c = _lines[queue].Head;
            _lines[queue].RemoveFirst(_contacts);
            if (_contacts[c].State == ContactState.Waiting)
            {
                Begin(agent, c, skill);
                continue;
            }

            if (_contacts[c].State == ContactState.Ghost)
            {
                Reached(ref _contacts[c], _now - _contacts[c].Arrival);
            }

            _contacts.Return(c);
        }

        List(agent);
        if (_hands[agent].InHand == 0 && _hands[agent].On)
        {
            TakeDeferred(group);
        }
    }

    /// <summary>The skill whose queue's head the agent takes: the highest priority, then the longest wait; −1 for none.</summary>
    private int Next(int agent, AgentGroup group)
    {
        ref var hand = ref _hands[agent];
        if (hand.AbsenceDue || (hand.InHand > 0 && !hand.Chats))
        {
            return -1;
        }

        var (best, priority, arrival) = (-1, int.MinValue, double.PositiveInfinity);
        for (var s = 0; s < group.Skills.Length; s++)
        {
            var queue = group.Skills[s].Queue;
            var c = _lines[queue].Head;
            var model = _queues[queue];
            if (c < 0 || model.Deferred is not null || hand.InHand >= (model.Concurrency?.Max ?? 1) || (hand.InHand > 0 && model.Concurrency is null))
            {
                continue;
            }

            ref var contact = ref _contacts[c];
            if (_now - contact.Arrival >= group.Skills[s].OverflowAfterSeconds - Slack
                && (model.Priority > priority || (model.Priority == priority && contact.Arrival < arrival)))
            {
                (best, priority, arrival) = (s, model.Priority, contact.Arrival);
            }
        }

        return best;
    }

    /// <summary>Puts an agent into the list of those who have as much in hand, or into none where there is no room.</summary>
    private void List(int agent)
    {
        Unlist(agent);
        ref var hand = ref _hands[agent];
        var group = _layout.Groups[_layout.GroupOf[agent]];
        if (hand.On && !hand.AbsenceDue && (hand.InHand == 0 || (hand.Chats && hand.InHand < group.MaxInHand)))
        {
            _free.Add(agent, group.Number, hand.InHand);
            if (hand.InHand == 0)
            {
                foreach (var skill in group.Skills)
                {
                    _idle[skill.Queue]++;
                }
            }
        }
    }

    private void Unlist(int agent)
    {
        if (!_free.Contains(agent))
        {
            return;
        }

        var group = _layout.Groups[_layout.GroupOf[agent]];
        if (_free.IsIdle(agent))
        {
            foreach (var skill in group.Skills)
            {
                _idle[skill.Queue]--;
            }
        }

        _free.Remove(agent);
    }
}
