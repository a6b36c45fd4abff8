using System.Globalization;
using System.Text;

namespace Wfm.IO;

/// <summary>Builds the data of an SVG path, to a tenth of a unit.</summary>
internal sealed class PathData
{
    private readonly StringBuilder _text = new();

    public bool IsEmpty => _text.Length == 0;

    public PathData Move(double x, double y) => Put('M', x).Next(y);

    public PathData Line(double x, double y) => Put('L', x).Next(y);

    public PathData Across(double x) => Put('H', x);

    public PathData Down(double y) => Put('V', y);

    public PathData Close()
    {
        _text.Append('Z');
        return this;
    }

    public PathData Box(double x, double y, double width, double height) =>
        width <= 0 || height <= 0 ? this : Move(x, y).Across(x + width).Down(y + height).Across(x).Close();

    public override string ToString() => _text.ToString();

    public static string Number(double value) => (Math.Round(value, 1, MidpointRounding.AwayFromZero) + 0.0).ToString("0.#", CultureInfo.InvariantCulture);

    private PathData Put(char command, double value)
    {
        _text.Append(command).Append(Number(value));
        return this;
    }

    private PathData Next(double value)
    {
        _text.Append(' ').Append(Number(value));
        return this;
    }
}
