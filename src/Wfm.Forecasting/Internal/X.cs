namespace Wfm.Forecasting;
internal static class X { public static double D(string n, double d) => Environment.GetEnvironmentVariable(n) is { } v ? double.Parse(v, System.Globalization.CultureInfo.InvariantCulture) : d; public static int I(string n, int d) => (int)D(n, d); }
