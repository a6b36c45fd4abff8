using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Wfm.IO;

/// <summary>
/// UTF-8 text of a file that nobody vouches for. Stops at the first sign that it is no text, or that one record would not fit in memory, before a parser
/// gathers it; hashes the bytes on the way.
/// </summary>
internal sealed class GuardedReader : TextReader
{
    /// <summary>Longest record (a line, or more when quotes hold line ends), and longest YAML file, in characters.</summary>
    public const int MaxRecord = 1 << 20;

    private const int Chunk = 1 << 16;

    // Throws on invalid bytes instead of putting a replacement character into the data.
    private readonly Decoder _decoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetDecoder();
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _bytes = new byte[Chunk];
    private readonly char[] _chars = new char[Chunk + 4];
    private readonly Stream _stream;
    private readonly string _name;
    private readonly bool _records;
    private int _position;
    private int _length;
    private int _line = 1;
    private int _recordLine = 1;
    private long _record;
    private bool _quoted;
    private bool _afterReturn;
    private bool _started;
    private bool _ended;

    /// <param name="source">What to read.</param>
    /// <param name="records">Whether the limit holds per record (CSV) or for the file as a whole.</param>
    public GuardedReader(InputSource source, bool records = true) => (_stream, _name, _records) = (source.Open(), source.Name, records);

    /// <summary>The characters up to the end of the first record that is not blank, as far as the first block holds it. Consumes nothing.</summary>
    public string PeekHeader()
    {
        if (_position == _length)
        {
            Fill();
        }

        var text = _chars.AsSpan(_position, _length - _position).TrimStart("\r\n\t ");
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            quoted ^= text[i] == '"';
            if (!quoted && text[i] is '\r' or '\n')
            {
                return text[..i].ToString();
            }
        }

        return text.ToString();
    }

    /// <summary>Reads what is left and returns the SHA-256 of all bytes.</summary>
    public string Sha256()
    {
        while (_position < _length || Fill())
        {
            _position = _length;
        }

        return Convert.ToHexStringLower(_hash.GetCurrentHash());
    }

    public override int Peek() => _position < _length || Fill() ? _chars[_position] : -1;

    public override int Read() => _position < _length || Fill() ? _chars[_position++] : -1;

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        if (buffer.Length == 0 || (_position == _length && !Fill()))
        {
            return 0;
        }

        var count = Math.Min(buffer.Length, _length - _position);
        _chars.AsSpan(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stream.Dispose();
            _hash.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool Fill()
    {
        (_position, _length) = (0, 0);
        while (_length == 0 && !_ended)
        {
            var bytes = Next();
            try
            {
                _length = _decoder.GetChars(bytes, _chars, flush: _ended);
            }
            catch (DecoderFallbackException e)
            {
                var before = bytes[..Math.Clamp(e.Index, 0, bytes.Length)];
                throw new WfmDataException(
                    $"{_name}, line {_line + before.Count((byte)'\n')}: the text is not UTF-8. Save the file as UTF-8 (in Excel: 'CSV UTF-8').", e);
            }

            Check(_chars.AsSpan(0, _length));
        }

        return _length > 0;
    }

    private ReadOnlySpan<byte> Next()
    {
        try
        {
            var count = _started ? _stream.Read(_bytes) : _stream.ReadAtLeast(_bytes, 4, throwOnEndOfStream: false);
            _ended = count == 0;
            var bytes = _bytes.AsSpan(0, count);
            _hash.AppendData(bytes);
            if (!_started)
            {
                _started = true;
                if (bytes.StartsWith<byte>([0xFF, 0xFE]) || bytes.StartsWith<byte>([0xFE, 0xFF]))
                {
                    throw new WfmDataException($"{_name} is UTF-16 text. Save the file as UTF-8 (in Excel: 'CSV UTF-8').");
                }

                bytes = bytes.StartsWith<byte>([0xEF, 0xBB, 0xBF]) ? bytes[3..] : bytes;
            }

            return bytes;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WfmDataException($"{_name} cannot be read: {Cell.Show(e.Message, 200)}", e);
        }
    }

    private void Check(ReadOnlySpan<char> text)
    {
        while (text.Length > 0)
        {
            var at = text.IndexOfAny("\n\r\"\0");
            _record += at < 0 ? text.Length : at + 1;
            if (_record > MaxRecord)
            {
                throw new WfmDataException(Limit());
            }

            if (at < 0)
            {
                _afterReturn = false;
                return;
            }

            switch (text[at])
            {
                case '\0':
                    throw new WfmDataException($"{_name}, line {_line}: this is not text (it holds a NUL byte).");
                case '"':
                    _quoted ^= _records;
                    break;
                case '\n' when _afterReturn && at == 0:
                    // The second half of a CRLF that was counted at its return.
                    _recordLine = _quoted ? _recordLine : _line;
                    break;
                default:
                    _line++;
                    if (_records && !_quoted)
                    {
                        (_record, _recordLine) = (0, _line);
                    }

                    break;
            }

            _afterReturn = text[at] == '\r';
            text = text[(at + 1)..];
        }
    }

    private string Limit()
    {
        var limit = MaxRecord.ToString("N0", CultureInfo.InvariantCulture);
        return !_records ? $"{_name} is longer than {limit} characters."
            : _quoted ? $"{_name}, line {_recordLine}: a quoted field that opens here is not closed within {limit} characters."
            : $"{_name}, line {_recordLine}: the line is longer than {limit} characters.";
    }
}
