namespace Wfm;

/// <summary>Why a person is not free to be rostered, or would rather not be.</summary>
public enum AbsenceKind
{
    /// <summary>Paid leave; counts its share of the contract hours.</summary>
    Leave,

    /// <summary>Sickness; counts its share of the contract hours.</summary>
    Sickness,

    /// <summary>Training; paid, not taking contacts.</summary>
    Training,

    /// <summary>Meeting; paid, not taking contacts.</summary>
    Meeting,

    /// <summary>Not available, for instance a part-timer's fixed day off; counts no hours.</summary>
    Unavailable,

    /// <summary>A wish for time off, with a weight.</summary>
    WishOff,

    /// <summary>A wish to work, with a weight.</summary>
    WishShift,
}
