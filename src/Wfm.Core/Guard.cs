using System.Runtime.CompilerServices;

namespace Wfm;

/// <summary>Checks at the public door: each returns the value it was given, or says what the value was and what is allowed.</summary>
internal static class Guard
{
    public static double Share(double value, string name) =>
        value is > 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be above 0 and at most 1.");

    public static double ShareOrZero(double value, string name) =>
        value is >= 0 and < 1 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least 0 and below 1.");

    public static double NotNegative(double value, [CallerArgumentExpression(nameof(value))] string name = "", [CallerMemberName] string member = "") =>
        value >= 0 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(Named(name, member), value, $"{Named(name, member)} must be a finite number, 0 or more.");

    public static double Positive(double value, [CallerArgumentExpression(nameof(value))] string name = "", [CallerMemberName] string member = "") =>
        value > 0 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(Named(name, member), value, $"{Named(name, member)} must be a finite number above 0.");

    public static int NotNegative(int value, [CallerArgumentExpression(nameof(value))] string name = "", [CallerMemberName] string member = "") =>
        value >= 0 ? value : throw new ArgumentOutOfRangeException(Named(name, member), value, $"{Named(name, member)} must be 0 or more.");

    public static int Positive(int value, [CallerArgumentExpression(nameof(value))] string name = "", [CallerMemberName] string member = "") =>
        value > 0 ? value : throw new ArgumentOutOfRangeException(Named(name, member), value, $"{Named(name, member)} must be above 0.");

    public static TimeSpan Positive(TimeSpan value, [CallerArgumentExpression(nameof(value))] string name = "", [CallerMemberName] string member = "") =>
        value > TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(Named(name, member), value, $"{Named(name, member)} must last longer than zero.");

    public static TimeSpan NotNegative(TimeSpan value, [CallerArgumentExpression(nameof(value))] string name = "", [CallerMemberName] string member = "") =>
        value >= TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(Named(name, member), value, $"{Named(name, member)} must be zero or longer.");

    public static string Text(string value, [CallerArgumentExpression(nameof(value))] string name = "", [CallerMemberName] string member = "") =>
        !string.IsNullOrWhiteSpace(value) ? value : throw new ArgumentException($"{Named(name, member)} must not be empty.", Named(name, member));

    // Inside a property's accessor the argument is always called "value"; the property's own name says more.
    private static string Named(string name, string member) => name == "value" ? member : name;
}
