using System.Globalization;
using Wfm.Samples.Output;

if (args is not ["--out", var folder, "--seed", var seedText] || !int.TryParse(seedText, NumberStyles.None, CultureInfo.InvariantCulture, out var seed))
{
    Console.Error.WriteLine("Usage: dotnet run --project samples/Generator -- --out FOLDER --seed NUMBER");
    return 2;
}

SampleWriter.Write(new KlantenserviceSample(seed), folder);
Console.WriteLine($"Wrote the sample of seed {seed} to {folder}.");
return 0;
