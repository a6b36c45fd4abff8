using System.Globalization;
using System.Text.RegularExpressions;
using Google.Protobuf.Reflection;
using Wfm.OrTools.Protos;

namespace Wfm.OrTools.Tests;

/// <summary>Our messages against the .proto texts that the solver itself hands out: a wrong field number would not fail, it would solve another model.</summary>
public sealed partial class ProtoSchemaTests
{
    private Dictionary<string, Dictionary<string, Field>> theirs = null!;
    private Dictionary<string, Dictionary<string, int>> theirEnums = null!;

    [OneTimeSetUp]
    public async Task AskTheSolver()
    {
        await using var runtime = new NodeCpSatRuntime(new NodeRuntimeOptions { Processes = 1 });
        var (model, parameters) = await runtime.SchemasAsync();
        theirs = [];
        theirEnums = [];
        Parse(model);
        Parse(parameters);
    }

    [Test]
    public void Schema_OfTheSolver_IsReadWhole() => Assert.Multiple(() =>
    {
        Assert.That(theirs["ConstraintProto"], Has.Count.GreaterThan(20));
        Assert.That(theirs["SatParameters"], Has.Count.GreaterThan(200));
        Assert.That(theirs["ConstraintProto"]["linear"], Is.EqualTo(new Field("", "LinearConstraintProto", 12, "", "constraint")));
        Assert.That(theirEnums["CpSolverStatus"], Has.Count.EqualTo(5));
    });

    [Test]
    public void Messages_Ours_AgreeWithTheSolvers()
    {
        var messages = CpModelReflection.Descriptor.MessageTypes.Concat(SatParametersReflection.Descriptor.MessageTypes).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(messages, Has.Count.GreaterThanOrEqualTo(14));
            foreach (var message in messages)
            {
                Assert.That(theirs, Does.ContainKey(message.Name));
                foreach (var field in message.Fields.InDeclarationOrder())
                {
                    Assert.That(theirs[message.Name].GetValueOrDefault(field.Name), Is.EqualTo(Ours(field)), $"{message.Name}.{field.Name}");
                }
            }
        });
    }

    [Test]
    public void Enums_Ours_AgreeWithTheSolvers()
    {
        var enums = CpModelReflection.Descriptor.EnumTypes.Concat(SatParametersReflection.Descriptor.EnumTypes).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(enums.Select(one => one.Name), Does.Contain("CpSolverStatus"));
            foreach (var one in enums)
            {
                Assert.That(one.Values.ToDictionary(value => value.Name, value => value.Number), Is.EqualTo(theirEnums[one.Name]));
            }

            Assert.That(Enum.GetValues<CpSatStatus>().ToDictionary(value => value.ToString().ToUpperInvariant(), value => (int)value),
                Is.EquivalentTo(theirEnums["CpSolverStatus"].ToDictionary(pair => pair.Key.Replace("_", ""), pair => pair.Value)));
        });
    }

    private static Field Ours(FieldDescriptor field)
    {
        var type = field.FieldType switch
        {
            FieldType.Message => field.MessageType.Name,
            FieldType.Enum => field.EnumType.Name,
            var simple => simple.ToString().ToLower(CultureInfo.InvariantCulture),
        };
        var isProto2 = field.File.ToProto().Syntax is "" or "proto2";
        var proto = field.ToProto();
        return new Field(field.IsRepeated ? "repeated" : isProto2 ? "optional" : "", type, field.FieldNumber,
            proto.HasDefaultValue ? Default(proto.DefaultValue) : "", field.RealContainingOneof?.Name ?? "");
    }

    private static string Default(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number.ToString("R", CultureInfo.InvariantCulture)
        : text == "inf" ? "Infinity"
        : text;

    // Enough of the language for these two files: messages, nested messages and enums, oneofs, fields with an optional default.
    private void Parse(string schema)
    {
        var text = Comment().Replace(schema, "");
        var scopes = new Stack<(string Kind, string Name)>();
        foreach (Match match in Statement().Matches(text))
        {
            var statement = Space().Replace(match.Groups["text"].Value, " ").Trim();
            var end = match.Groups["end"].Value;
            if (end == "{")
            {
                var parts = statement.Split(' ');
                scopes.Push((parts[0], parts[^1]));
                if (parts[0] == "message")
                {
                    theirs[parts[^1]] = [];
                }
                else if (parts[0] == "enum")
                {
                    theirEnums[parts[^1]] = [];
                }
            }
            else if (end == "}")
            {
                scopes.Pop();
            }
            else if (scopes.Count > 0 && scopes.Peek().Kind == "enum")
            {
                if (EnumValue().Match(statement) is { Success: true } value)
                {
                    theirEnums[scopes.Peek().Name][value.Groups[1].Value] = int.Parse(value.Groups[2].ValueSpan, CultureInfo.InvariantCulture);
                }
            }
            else if (scopes.Count > 0 && FieldLine().Match(statement) is { Success: true } field)
            {
                var message = scopes.First(scope => scope.Kind == "message").Name;
                theirs[message][field.Groups["name"].Value] = new Field(field.Groups["label"].Value, field.Groups["type"].Value,
                    int.Parse(field.Groups["number"].ValueSpan, CultureInfo.InvariantCulture), Default(field.Groups["default"].Value),
                    scopes.Peek().Kind == "oneof" ? scopes.Peek().Name : "");
            }
        }
    }

    [GeneratedRegex("//[^\n]*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?<text>[^;{}]*)(?<end>[;{}])")]
    private static partial Regex Statement();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"^(\w+) = (-?\d+)")]
    private static partial Regex EnumValue();

    [GeneratedRegex(@"^(?:(?<label>repeated|optional|required) )?(?<type>\w+) (?<name>\w+) = (?<number>\d+)(?: ?\[.*?default = ""?(?<default>[^\],""]+?)""?[\],])?")]
    private static partial Regex FieldLine();

    private sealed record Field(string Label, string Type, int Number, string Default, string Oneof);
}
