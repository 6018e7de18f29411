namespace EffNet.Training;

/// <summary>Specifies the values that <see cref="RandomErasing"/> writes to the erased part.</summary>
public enum ErasingFill
{
    /// <summary>Each channel is filled with its value in <see cref="RandomErasing.Value"/>.</summary>
    Constant,

    /// <summary>Each value is a random number from the normal distribution with mean 0 and standard deviation 1, like the values of a normalized image.</summary>
    Noise,
}
