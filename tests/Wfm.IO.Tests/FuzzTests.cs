using System.Text;

namespace Wfm.IO.Tests;

/// <summary>Bytes that nobody meant: a reader answers with data or with faults of one line each, never with an error of its own.</summary>
public sealed class FuzzTests
{
    private static readonly string[] Scraps =
    [
        "\"", "\"\"", ",", ";", "\t", "\n", "\r", "\r\n", "\0", "\uFEFF", "'", "=", "-", "NaN", "1e999", "-0", "1e308", "9999-12-31", "0001-01-01T00:00", "2026-03-29T02:30", "2026-10-25T02:30",
        "T24:00", "+14:00", "-99:99", "Z", "|", ":", "::", ":0", "@", ">=", "{", "}", "[", "]", "[[[[", "&a ", "*a", "<<", "? ", "- ", "# ", "!!", "!!binary ", "%", "---\n", "...\n", "~", "null", "é", "𝄞", "\u2028",
        "99999999999999999999", "0x10", "1,5", "1.500,5", "mon-sun", "24:00", "00:00", "99:99",
    ];

    [TestCaseSource(typeof(Sample), nameof(Sample.Names))]
    public void Read_MutatedFile_GivesDataOrFaults(string name)
    {
        var random = new Random(20261005);
        var bytes = Encoding.UTF8.GetBytes(Sample.TextOf(name));
        var (good, bad) = (0, 0);
        for (var run = 0; run < 1500; run++)
        {
            var mutant = Mutate(bytes, random);
            if (Survives(name, mutant, run))
            {
                good++;
            }
            else
            {
                bad++;
            }
        }

        // A fuzzer that only ever sees one outcome is not reaching anything.
        Assert.That((good > 10, bad > 300), Is.EqualTo((true, true)), $"{good} good, {bad} bad");
    }

    [TestCaseSource(typeof(Sample), nameof(Sample.Names))]
    public void Read_RandomBytes_GivesFaults(string name)
    {
        var random = new Random(7);
        for (var run = 0; run < 300; run++)
        {
            var bytes = new byte[random.Next(1, 300)];
            random.NextBytes(bytes);
            if (run % 2 == 0)
            {
                // Plain ASCII gets past the check of the encoding.
                bytes = [.. bytes.Select(b => (byte)(b % 96 + 32)).Select(b => b == 127 ? (byte)'\n' : b)];
            }

            Assert.That(Survives(name, bytes, run), Is.False);
        }
    }

    private static bool Survives(string name, byte[] bytes, int run)
    {
        try
        {
            Sample.Read(name, Sample.Bytes(name, bytes));
            return true;
        }
        catch (WfmDataException e)
        {
            Assert.That(e.Faults, Is.Not.Empty);
            foreach (var fault in e.Faults)
            {
                Assert.That(fault.Any(char.IsControl) || fault.Length > 700 || !fault.StartsWith(name, StringComparison.Ordinal), Is.False, $"run {run}: {fault}");
            }

            return false;
        }
        catch (Exception e) when (e is not AssertionException)
        {
            Assert.Fail($"run {run}: {e}\n{Encoding.UTF8.GetString(bytes)}");
            return false;
        }
    }

    private static byte[] Mutate(byte[] bytes, Random random)
    {
        var list = bytes.ToList();
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var at = random.Next(list.Count);
            switch (random.Next(5))
            {
                case 0:
                    list[at] = (byte)random.Next(256);
                    break;
                case 1:
                    list.RemoveRange(at, Math.Min(random.Next(1, 12), list.Count - at - (list.Count > 20 ? 0 : 1)));
                    break;
                case 2:
                    var length = Math.Min(random.Next(1, 40), list.Count - at);
                    list.InsertRange(random.Next(list.Count), list.GetRange(at, length));
                    break;
                default:
                    list.InsertRange(at, Encoding.UTF8.GetBytes(Scraps[random.Next(Scraps.Length)]));
                    break;
            }

            if (list.Count == 0)
            {
                list.Add((byte)'x');
            }
        }

        return [.. list];
    }
}
