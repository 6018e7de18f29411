namespace EffNet.Training;

/// <summary>Specifies what <see cref="RandomErasing"/> writes over the part it erases.</summary>
public enum ErasingFill
{
    /// <summary>One number for each channel.</summary>
    Constant,

    /// <summary>A number of the normal distribution for each value, with mean 0 and standard deviation 1, as the values of a normalized image have.</summary>
    Noise,
}
