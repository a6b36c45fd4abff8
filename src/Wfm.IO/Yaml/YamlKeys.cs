using System.Globalization;

namespace Wfm.IO;

/// <summary>
/// One map of a YAML file, read key by key; a key that nobody asked for is a fault, so that a typo never becomes a default. Faults are gathered; after one, a
/// harmless value is returned.
/// </summary>
internal sealed class YamlKeys
{
    private readonly YamlMap _map;
    private readonly Faults _faults;
    private readonly List<string> _asked = [];

    /// <param name="map">The map.</param>
    /// <param name="faults">Where faults go.</param>
    public YamlKeys(YamlMap map, Faults faults) => (_map, _faults) = (map, faults);

    /// <summary>The map in a value, or null after a fault.</summary>
    public static YamlKeys? From(YamlValue value, string key, Faults faults)
    {
        if (value is YamlMap map)
        {
            return new YamlKeys(map, faults);
        }

        faults.Line(value.Line, $"key '{Cell.Show(key)}' must hold keys of its own, such as {{ name: ... }}.");
        return null;
    }

    public int Line => _map.Line;

    /// <summary>The value of a key, or null when it is absent or null.</summary>
    public YamlValue? Find(string key)
    {
        _asked.Add(key);
        foreach (var (name, _, value) in _map.Entries)
        {
            if (name == key)
            {
                return value is YamlScalar { IsNull: true } ? null : value;
            }
        }

        return null;
    }

    /// <summary>The value of a key that must be there.</summary>
    public YamlValue? Needed(string key, string form)
    {
        var value = Find(key);
        if (value is null)
        {
            _faults.Line(LineOf(key), $"key '{key}' is missing; it must be {form}.");
        }

        return value;
    }

    public string? Text(string key) => Find(key) is { } value ? Scalar(key, value)?.Trim() is { Length: > 0 } text ? text : null : null;

    public string? NeededText(string key, string form) => Needed(key, form) is { } value ? Scalar(key, value)?.Trim() is { Length: > 0 } text ? text : null : null;

    public double Number(string key, double absent, double min, double max, string must) => Find(key) is { } value ? Number(key, value, min, max, must) : absent;

    public double? NumberOrNull(string key, double min, double max, string must) => Find(key) is { } value ? Number(key, value, min, max, must) : null;

    public int Integer(string key, int absent, int min, int max, string must)
    {
        var number = Number(key, absent, min, max, must);
        if (number == Math.Floor(number))
        {
            return (int)number;
        }

        Fault(key, Find(key)!, must);
        return absent;
    }

    public bool Flag(string key, bool absent)
    {
        if (Find(key) is not { } value || Scalar(key, value) is not { } text)
        {
            return absent;
        }

        if (Names.Flags.TryGetValue(text, out var flag))
        {
            return flag;
        }

        Fault(key, value, "true or false");
        return absent;
    }

    public T Name<T>(string key, IReadOnlyDictionary<string, T> names, T absent)
    {
        if (Find(key) is not { } value || Scalar(key, value) is not { } text)
        {
            return absent;
        }

        if (names.TryGetValue(text, out var result))
        {
            return result;
        }

        Fault(key, value, $"one of {Names.List(names)}");
        return absent;
    }

    /// <summary>The maps of a list.</summary>
    public IEnumerable<YamlKeys> Maps(string key)
    {
        switch (Find(key))
        {
            case null:
                break;
            case YamlList list:
                foreach (var item in list.Items)
                {
                    if (From(item, key, _faults) is { } map)
                    {
                        yield return map;
                    }
                }

                break;
            case { } value:
                _faults.Line(value.Line, $"key '{key}' must be a list: each entry on a line that begins with '- '.");
                break;
        }
    }

    /// <summary>The single values of a list; one value alone is a list of one.</summary>
    public IEnumerable<YamlScalar> Scalars(string key)
    {
        switch (Find(key))
        {
            case YamlScalar one:
                yield return one;
                break;
            case YamlList list:
                foreach (var item in list.Items)
                {
                    if (item is YamlScalar scalar)
                    {
                        yield return scalar;
                    }
                    else
                    {
                        _faults.Line(item.Line, $"key '{key}' must be a list of single values.");
                    }
                }

                break;
            case { } value:
                _faults.Line(value.Line, $"key '{key}' must be a list of single values.");
                break;
            default:
                break;
        }
    }

    /// <summary>The numbers of a list; one number alone is a list of one.</summary>
    public IReadOnlyList<double> Numbers(string key, string must) =>
        [.. Scalars(key).Select(scalar => Number(key, scalar, double.MinValue, double.MaxValue, must))];

    public void Fault(string key, YamlValue value, string must) =>
        _faults.Key(value.Line, key, value is YamlScalar s ? s.Text : value is YamlList ? "[...]" : "{...}", must + ".");

    /// <summary>Line of a key, or of the map when it is absent.</summary>
    public int LineOf(string key) => _map.Entries.Where(e => e.Key == key).Select(e => e.Line).DefaultIfEmpty(_map.Line).First();

    /// <summary>Ends the map: keys that were not asked for are faults.</summary>
    public void End()
    {
        foreach (var (key, line, _) in _map.Entries.Where(e => !_asked.Contains(e.Key)))
        {
            _faults.Line(line, $"key '{Cell.Show(key)}' is unknown.{Nearest.Hint(key, _asked)} Known here: {string.Join(", ", _asked.Distinct())}.");
        }
    }

    /// <summary>The text of a single value, or null after a fault.</summary>
    public string? Scalar(string key, YamlValue value)
    {
        if (value is YamlScalar scalar)
        {
            return scalar.Text;
        }

        Fault(key, value, "a single value");
        return null;
    }

    private double Number(string key, YamlValue value, double min, double max, string must)
    {
        if (value is YamlScalar scalar
            && double.TryParse(scalar.Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
            && number >= min && number <= max)
        {
            return number;
        }

        Fault(key, value, must);
        return min > double.MinValue ? min : 0;
    }
}
