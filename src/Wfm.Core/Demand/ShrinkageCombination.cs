namespace Wfm;

/// <summary>How a shrinkage meets the others of its base. Neither is "the right one": it depends on what the fraction was measured as a share of.</summary>
public enum ShrinkageCombination
{
    /// <summary>A share of the whole base, as leave and sickness counted on the same paid days are: such shares add.</summary>
    Additive,

    /// <summary>A share of what the others of the base leave, as coaching measured on the hours that are left after breaks: 1 − s = ∏(1 − sᵢ).</summary>
    Multiplicative,
}
