namespace Wfm.IO.Tests;

/// <summary>Input that would fill the memory is refused after a bounded number of bytes.</summary>
public sealed class LimitTests
{
    private const long Gigabyte = 1L << 30;

    // The limit is 1 Mi characters; a reader may be two blocks of 64 KiB ahead of it, and a character has at most 4 bytes.
    private const long MostRead = (1 << 20) + (2 << 16);

    [TestCaseSource(typeof(Sample), nameof(Sample.Names))]
    public void Read_OneGigabyteLine_FailsEarly(string name)
    {
        var stream = new EndlessStream(Gigabyte, "x"u8.ToArray());

        var faults = Sample.Faults(() => Sample.Read(name, new InputSource(name, () => stream)));

        Assert.That(faults, Is.EqualTo(new[]
        {
            name == PlanFile.FileName ? "plan.yaml is longer than 1,048,576 characters." : $"{name}, line 1: the line is longer than 1,048,576 characters.",
        }));
        Assert.That(stream.Served, Is.LessThanOrEqualTo(MostRead));
    }

    [Test]
    public void Read_QuoteThatNeverCloses_FailsEarlyAndNamesItsLine()
    {
        var stream = new EndlessStream(Gigabyte, "service,2026-09-01T08:00,1800,1\n"u8.ToArray(), "queue,start,interval_s,offered\nservice,2026-09-01T08:00,1800,1\n\"serv\n"u8.ToArray());

        Assert.That(Sample.Faults(() => HistoryFile.Read(new InputSource("history.csv", () => stream))),
            Is.EqualTo(new[] { "history.csv, line 3: a quoted field that opens here is not closed within 1,048,576 characters." }));
        Assert.That(stream.Served, Is.LessThanOrEqualTo(MostRead));
    }

    [Test]
    public void Read_ZeroBytesWithoutEnd_FailsAtOnce()
    {
        var stream = new EndlessStream(Gigabyte, [0]);

        Assert.That(Sample.Faults(() => HistoryFile.Read(new InputSource("zero", () => stream))), Is.EqualTo(new[] { "zero, line 1: this is not text (it holds a NUL byte)." }));
        Assert.That(stream.Served, Is.LessThanOrEqualTo(1 << 17));
    }

    [Test]
    public void Read_SparseGigabyteFile_FailsWithoutReadingIt()
    {
        using var folder = new TempFolder();
        using (var file = File.Create(folder.File("history.csv")))
        {
            file.Write("queue,start,interval_s,offered\nservice,"u8);
            file.SetLength(Gigabyte);
        }

        Assert.That(Sample.Faults(() => HistoryFile.Read(folder.File("history.csv"))), Is.EqualTo(new[] { "history.csv, line 2: this is not text (it holds a NUL byte)." }));
    }

    [Test]
    public void Read_LineJustBelowTheLimit_IsRead()
    {
        var reason = new string('r', (1 << 20) - 200);
        var text = $"start,end,kind,reason\n2026-10-01,2026-10-02,x,{reason}\n2026-10-02,2026-10-03,x,{reason}\n";

        var result = EventsFile.Read(Sample.Text("events.csv", text), Sample.Options);

        Assert.That(result.Value, Has.Count.EqualTo(2));
        Assert.That(result.Value[1].Reason, Is.EqualTo(reason));
    }

    private sealed class EndlessStream(long length, byte[] pattern, byte[]? head = null) : Stream
    {
        private readonly byte[] _head = head ?? [];

        public long Served { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get => Served; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            count = (int)Math.Min(count, length - Served);
            for (var i = 0; i < count; i++, Served++)
            {
                buffer[offset + i] = Served < _head.Length ? _head[Served] : pattern[(Served - _head.Length) % pattern.Length];
            }

            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
