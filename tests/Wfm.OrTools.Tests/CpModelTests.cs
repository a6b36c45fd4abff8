using Wfm.OrTools.Protos;

namespace Wfm.OrTools.Tests;

/// <summary>What the builder writes, and what it refuses.</summary>
public sealed class CpModelTests
{
    [Test]
    public void AddLinear_NegatedLiterals_AreWrittenAsOneMinusX()
    {
        var model = new CpModel();
        var x = model.NewBools(2);
        model.AddLinear([x[0], !x[1]], [2, 3], 1, 4);

        var linear = CpModelProto.Parser.ParseFrom(model.ToBytes()).Constraints[0].Linear;

        Assert.Multiple(() =>
        {
            Assert.That(linear.Vars, Is.EqualTo(new[] { 0, 1 }));
            Assert.That(linear.Coeffs, Is.EqualTo(new[] { 2, -3 }));
            Assert.That(linear.Domain, Is.EqualTo(new[] { -2, 1 }));
        });
    }

    [Test]
    public void AddLinear_OpenEnds_StayOpenWithAConstant()
    {
        var model = new CpModel();
        var x = model.NewBool();
        model.AddLinear(new LinearExpr().Add(!x, 5).AddConstant(7), CpModel.NoMinimum, CpModel.NoMaximum);

        Assert.That(CpModelProto.Parser.ParseFrom(model.ToBytes()).Constraints[0].Linear.Domain, Is.EqualTo(new[] { long.MinValue, long.MaxValue }));
    }

    [Test]
    public void NewIntFrom_ValuesInAnyOrder_BecomeRanges()
    {
        var model = new CpModel();
        model.NewIntFrom([7, 1, 3, 2, 7]);

        Assert.That(CpModelProto.Parser.ParseFrom(model.ToBytes()).Variables[0].Domain, Is.EqualTo(new[] { 1, 3, 7, 7 }));
    }

    [Test]
    public void AddHint_Again_ReplacesAndKeepsTheOrderOfVariables()
    {
        var model = new CpModel();
        var x = model.NewBools(3);
        model.AddHint(x[2], true);
        model.AddHint(!x[0], true);
        model.AddHint(x[2], false);

        var hint = CpModelProto.Parser.ParseFrom(model.ToBytes()).SolutionHint;

        Assert.Multiple(() =>
        {
            Assert.That(hint.Vars, Is.EqualTo(new[] { 0, 2 }));
            Assert.That(hint.Values, Is.EqualTo(new[] { 0, 0 }));
        });
    }

    [Test]
    public void ToBytes_SameCalls_SameBytes() => Assert.That(TestModels.Hard().ToBytes(), Is.EqualTo(TestModels.Hard().ToBytes()));

    [Test]
    public void LargeModel_OfAMillionTerms_IsWrittenWhole()
    {
        var model = new CpModel();
        var x = model.NewBools(100_000);
        var ones = Enumerable.Repeat(1L, 1000).ToArray();
        for (var row = 0; row < 1000; row++)
        {
            model.AddLinear(x.AsSpan(row * 99, 1000), ones, 0, 10);
        }

        var proto = CpModelProto.Parser.ParseFrom(model.ToBytes());

        Assert.Multiple(() =>
        {
            Assert.That(proto.Variables, Has.Count.EqualTo(100_000));
            Assert.That(proto.Constraints.Sum(constraint => constraint.Linear.Vars.Count), Is.EqualTo(1_000_000));
        });
    }

    [Test]
    public void Mistakes_AreRefusedWithTheReason()
    {
        var model = new CpModel("mine");
        var x = model.NewBool();
        var stranger = new CpModel().NewBool();
        Assert.Multiple(() =>
        {
            Assert.That(() => model.AddBoolOr(x, stranger), Throws.ArgumentException.With.Message.Contains("another model than 'mine'"));
            Assert.That(() => model.AddBoolOr(default(Literal)), Throws.ArgumentException.With.Message.Contains("default value"));
            Assert.That(() => new LinearExpr().Add(x).Add(stranger), Throws.ArgumentException);
            Assert.That(() => model.Minimize(new LinearExpr().Add(stranger)), Throws.ArgumentException);
            Assert.That(() => model.AddHint(stranger, true), Throws.ArgumentException);
            Assert.That(() => model.AddAssumption(stranger), Throws.ArgumentException);
            Assert.That(() => model.AddCount([x], 1, 1).OnlyIf(stranger), Throws.ArgumentException);
            Assert.That(() => model.AddLinear([x], [1, 2], 0, 1), Throws.ArgumentException.With.Message.Contains("1 variables and 2 coefficients"));
            Assert.That(() => model.AddLinear(new LinearExpr().Add(x), 2, 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => model.NewInt(2, 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => model.NewInt(long.MinValue, 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => model.NewIntFrom([]), Throws.ArgumentException);
            Assert.That(() => model.NewFixedSizeInterval(0L, -1), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => model.AddMaxEquality(0L), Throws.ArgumentException);
            Assert.That(() => model.Minimize(new LinearExpr(), scale: 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => default(Constraint).OnlyIf(x), Throws.InvalidOperationException);
            Assert.That(() => new CpSatOptions { TimeLimit = TimeSpan.Zero }, Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => new CpSatOptions { DeterministicTimeLimit = double.NaN }, Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => new CpSatOptions { LinearizationLevel = 3 }, Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => new NodeRuntimeOptions { Processes = 0 }, Throws.InstanceOf<ArgumentOutOfRangeException>());
        });
    }
}
