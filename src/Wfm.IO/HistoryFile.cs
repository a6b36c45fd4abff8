using System.Globalization;

namespace Wfm.IO;

/// <summary>
/// <c>history.csv</c>: <c>queue, channel?, start, interval_s, offered, handled?, abandoned?, aht_s?</c>, or <c>talk_s, hold_s, wrap_s</c>, which are kept and whose sum
/// is the AHT. A later row for the same interval corrects an earlier one.
/// </summary>
public static class HistoryFile
{
    /// <summary>Name of the file in a plan's folder.</summary>
    public const string FileName = "history.csv";

    private const double Most = 1e7;

    private static readonly Column[] Columns =
    [
        Column.Required("queue"), Column.Optional("channel"), Column.Required("start"), Column.Required("interval_s"), Column.Required("offered"), Column.Optional("handled"),
        Column.Optional("abandoned"), Column.Optional("aht_s"), Column.Optional("talk_s"), Column.Optional("hold_s"), Column.Optional("wrap_s"),
    ];

    /// <summary>Reads the past of all queues in a file, in order of their first row.</summary>
    /// <param name="source">The file.</param>
    /// <param name="options">How to read it.</param>
    /// <param name="plan">Plan whose queues are known, or null for any queue.</param>
    /// <exception cref="WfmDataException">The file cannot be used; lists its faults.</exception>
    public static ReadResult<IReadOnlyList<ContactHistory>> Read(InputSource source, ReadOptions? options = null, Plan? plan = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        using var rows = CsvRows.Open(source, options, Columns);
        var reader = new Reader(rows, plan);
        while (rows.Next())
        {
            reader.Row();
        }

        reader.Settle();
        var hash = rows.Finish();
        return new ReadResult<IReadOnlyList<ContactHistory>>(reader.Histories(), [.. rows.Clock.Warnings(rows.File), .. reader.Warnings()], hash);
    }

    /// <summary>Writes histories, each in order of time, local times with their offset. Unknown numbers become empty cells.</summary>
    public static void Write(TextWriter writer, IEnumerable<ContactHistory> histories)
    {
        ArgumentNullException.ThrowIfNull(histories);
        var all = histories.ToList();
        var parts = all.Any(h => h.Points.Any(p => !double.IsNaN(p.TalkSeconds)));
        string[] header = ["queue", "channel", "start", "interval_s", "offered", "handled", "abandoned", "aht_s"];
        using var csv = new CsvOut(writer, parts ? [.. header, "talk_s", "hold_s", "wrap_s"] : header);
        foreach (var history in all)
        {
            foreach (var point in history.Points)
            {
                csv.Text(history.Queue.Name).Text(Names.Of(history.Queue.Channel)).Instant(point.Time.Start, history.Zone).Seconds(point.Time.Length)
                    .Number(point.Offered).Number(point.Handled).Number(point.Abandoned).Number(point.AhtSeconds);
                if (parts)
                {
                    csv.Number(point.TalkSeconds).Number(point.HoldSeconds).Number(point.WrapSeconds);
                }

                csv.End();
            }
        }
    }

    private sealed class Queue(QueueKey key, TimeSpan step, int line)
    {
        public readonly QueueKey Key = key;
        public readonly TimeSpan Step = step;
        public readonly int FirstLine = line;
        public List<HistoryPoint> Points = [];
        public readonly List<int> Lines = [];
        public readonly HashSet<DateTime> Repeated = [];

        /// <summary>Starts that only the order of the rows tells from another: a third row there cannot be placed.</summary>
        public readonly HashSet<DateTimeOffset> ByOrder = [];
        public bool InOrder = true;
    }

    private sealed class Reader(CsvRows rows, Plan? plan)
    {
        private readonly int _queue = rows.Slot("queue"), _channel = rows.Slot("channel"), _start = rows.Slot("start"), _interval = rows.Slot("interval_s"),
            _offered = rows.Slot("offered"), _handled = rows.Slot("handled"), _abandoned = rows.Slot("abandoned"), _aht = rows.Slot("aht_s"),
            _talk = rows.Slot("talk_s"), _hold = rows.Slot("hold_s"), _wrap = rows.Slot("wrap_s");

        private readonly Dictionary<(string, string), Queue> _queues = [];
        private readonly List<Queue> _order = [];
        private readonly Tally _moreHandled = new("more contacts handled than offered"), _noAht = new("an AHT of 0 although contacts were handled: taken as unknown"),
            _skipped = new("a local time that the clock skips, with 0 contacts: dropped"),
            _same = new("the same interval and numbers as an earlier row: dropped"),
            _corrected = new("an interval of an earlier row with other numbers: the later row replaces the earlier");

        private Queue? _last;
        private string _lastName = "", _lastChannel = "";

        public void Row()
        {
            var stamp = rows.Time(_start);
            var seconds = rows.Number(_interval);
            var offered = rows.Number(_offered, 0, Most);
            var handled = rows.Number(_handled, double.NaN, 0, Most);
            var abandoned = rows.Number(_abandoned, double.NaN, 0, Most);
            var (talk, hold, wrap) = (rows.Number(_talk, double.NaN, 0, Most), rows.Number(_hold, double.NaN, 0, Most), rows.Number(_wrap, double.NaN, 0, Most));
            var aht = Aht(talk, hold, wrap);
            if (!rows.IsBad && (seconds is not (> 0 and <= 3600) || !TimeGrid.IsAllowedStep(TimeSpan.FromSeconds(seconds))))
            {
                rows.Fault(_interval, "300, 600, 900, 1200, 1800 or 3600");
            }

            var queue = QueueOf(seconds);
            if (rows.IsBad || queue is null || stamp is not { } written)
            {
                return;
            }

            if (rows.Clock.IsSkipped(written))
            {
                // A source that always writes 24 hours a day fills the hour with zeros; contacts in it mean that the zone is wrong.
                if (offered == 0)
                {
                    _skipped.Add(rows.Line);
                }
                else
                {
                    rows.FaultSkipped(_start);
                }

                return;
            }

            var repeated = rows.Clock.IsRepeated(written);
            var start = repeated && !queue.Repeated.Add(written.Local) ? rows.Clock.AtSecond(written) : rows.Clock.At(written);
            if (repeated)
            {
                queue.ByOrder.Add(start);
            }

            if (!rows.Clock.IsOnStep(start, queue.Step))
            {
                rows.Fault(_start, string.Create(CultureInfo.InvariantCulture, $"a multiple of {queue.Step.TotalMinutes} minutes after midnight"));
                return;
            }

            Count(offered, handled, ref aht);
            queue.InOrder &= queue.Points.Count == 0 || queue.Points[^1].Time.End <= start;
            var known = talk > 0 && !double.IsNaN(aht);
            queue.Points.Add(new HistoryPoint(new Interval(start, queue.Step), offered, aht, handled, abandoned)
            {
                TalkSeconds = known ? talk : double.NaN,
                HoldSeconds = known ? (double.IsNaN(hold) ? 0 : hold) : double.NaN,
                WrapSeconds = known ? (double.IsNaN(wrap) ? 0 : wrap) : double.NaN,
            });
            queue.Lines.Add(rows.Line);
        }

        /// <summary>Puts rows that are out of order in order, lets later rows correct earlier ones, and reports those that overlap.</summary>
        public void Settle()
        {
            foreach (var queue in _order.Where(q => !q.InOrder))
            {
                var byTime = Enumerable.Range(0, queue.Points.Count).OrderBy(i => queue.Points[i].Time.Start).ThenBy(i => queue.Lines[i]).ToList();
                var kept = new List<int>(byTime.Count);
                foreach (var b in byTime)
                {
                    if (kept.Count == 0 || queue.Points[b].Time.Start >= queue.Points[kept[^1]].Time.End)
                    {
                        kept.Add(b);
                        continue;
                    }

                    var a = kept[^1];
                    var (start, first) = (queue.Points[b].Time.Start, Math.Min(queue.Lines[a], queue.Lines[b]));
                    if (start != queue.Points[a].Time.Start)
                    {
                        rows.FaultAt(Math.Max(queue.Lines[a], queue.Lines[b]), _start, Show(start), $"clear of other intervals of the queue; line {first} overlaps it");
                    }
                    else if (queue.ByOrder.Contains(start))
                    {
                        rows.FaultAt(queue.Lines[b], _start, Show(start),
                            $"listed at most twice, since the clock repeats it; which of the two it corrects cannot be told (line {first}): write the offset");
                    }
                    else
                    {
                        (queue.Points[b] == queue.Points[a] ? _same : _corrected).Add(queue.Lines[b]);
                        kept[^1] = b;
                    }
                }

                queue.Points = [.. kept.Select(i => queue.Points[i])];
            }
        }

        public IReadOnlyList<ContactHistory> Histories() =>
            [.. _order.Where(q => q.Points.Count > 0).Select(q => new ContactHistory(q.Key, rows.Clock.Zone, q.Points))];

        public IEnumerable<string> Warnings()
        {
            if (!rows.Clock.HasZone && !rows.Clock.AssumedUtc)
            {
                yield return $"{rows.File}: no zone is known: days and weeks are taken in UTC.";
            }

            foreach (var tally in (Tally[])[_moreHandled, _noAht, _skipped, _same, _corrected])
            {
                if (tally.Text(rows.File) is { } text)
                {
                    yield return text;
                }
            }
        }

        private string Show(DateTimeOffset instant) => rows.Clock.Zone.Local(instant).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

        private double Aht(double talk, double hold, double wrap)
        {
            var aht = rows.Number(_aht, double.NaN, 0, Most);
            return double.IsNaN(aht) ? talk + (double.IsNaN(hold) ? 0 : hold) + (double.IsNaN(wrap) ? 0 : wrap) : aht;
        }

        private void Count(double offered, double handled, ref double aht)
        {
            if (handled > offered)
            {
                _moreHandled.Add(rows.Line);
            }

            if (aht == 0)
            {
                // Sources write 0 where nothing was handled; that is no handle time.
                aht = double.NaN;
                if (double.IsNaN(handled) ? offered > 0 : handled > 0)
                {
                    _noAht.Add(rows.Line);
                }
            }
        }

        private Queue? QueueOf(double seconds)
        {
            var (name, channel) = (rows.Needed(_queue), rows.Raw(_channel));
            if (_last is null || name != _lastName || channel != _lastChannel)
            {
                if (!_queues.TryGetValue((name, channel), out var queue))
                {
                    var key = KeyOf(name);
                    if (rows.IsBad)
                    {
                        return null;
                    }

                    queue = _order.FirstOrDefault(q => q.Key == key);
                    if (queue is null)
                    {
                        queue = new Queue(key, TimeSpan.FromSeconds(seconds), rows.Line);
                        CheckStep(queue.Step);
                        _order.Add(queue);
                    }

                    _queues.Add((name, channel), queue);
                }

                (_last, _lastName, _lastChannel) = (queue, name, channel);
            }

            if (!rows.IsBad && seconds != _last.Step.TotalSeconds)
            {
                rows.Fault(_interval, string.Create(CultureInfo.InvariantCulture, $"{_last.Step.TotalSeconds}, as on line {_last.FirstLine}: a queue has one interval length"));
            }

            return _last;
        }

        private QueueKey KeyOf(string name)
        {
            var channel = rows.Name(_channel, Names.Channels, Channel.Phone);
            if (plan is null)
            {
                return new QueueKey(name, channel);
            }

            var known = plan.Queues.Where(q => q.Queue.Name == name).Select(q => q.Queue).ToList();
            if (known.Count == 0)
            {
                if (name.Length > 0)
                {
                    rows.Fault(_queue, $"a queue of {PlanFile.FileName}: {Cell.List(plan.Queues.Select(q => q.Queue.Name).Distinct())}");
                }

                return default;
            }

            if (rows.Raw(_channel).Length == 0)
            {
                return known[0];
            }

            var key = new QueueKey(name, channel);
            if (!rows.IsBad && !known.Contains(key))
            {
                rows.Fault(_channel, $"{Cell.List(known.Select(k => Names.Of(k.Channel)))}, as {PlanFile.FileName} has it for the queue");
            }

            return key;
        }

        private void CheckStep(TimeSpan step)
        {
            if (plan is not null && step.Ticks % plan.Grid.Step.Ticks != 0 && plan.Grid.Step.Ticks % step.Ticks != 0)
            {
                rows.Fault(_interval, string.Create(CultureInfo.InvariantCulture, $"a multiple or a whole part of the plan's interval, {plan.Grid.Step.TotalSeconds} s"));
            }
        }
    }
}
