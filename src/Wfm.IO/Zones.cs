namespace Wfm.IO;

/// <summary>Time zones by their IANA id.</summary>
public static class Zones
{
    /// <summary>A zone, for instance <c>Europe/Amsterdam</c>.</summary>
    /// <param name="id">The id.</param>
    /// <param name="where">Where it was named, for the message: <c>--zone</c>, or a file with line and key.</param>
    /// <exception cref="WfmDataException">There is no such zone; names the nearest.</exception>
    public static TimeZoneInfo Find(string id, string where)
    {
        ArgumentNullException.ThrowIfNull(id);
        return TryFind(id, out var zone) ? zone : throw new WfmDataException($"{where}: '{Cell.Show(id)}' must be {Must(id)}");
    }

    internal static bool TryFind(string id, out TimeZoneInfo zone)
    {
        zone = TimeZoneInfo.Utc;

        // Ids become file names below, so only what an id can hold gets there.
        return id.Length is > 0 and <= 60 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '-' or '+') && id[0] != '/'
            && TimeZoneInfo.TryFindSystemTimeZoneById(id, out zone!);
    }

    internal static string Must(string id) =>
        $"an IANA time zone such as Europe/Amsterdam.{Nearest.Hint(id, TimeZoneInfo.GetSystemTimeZones().Select(z => z.Id))}";
}
