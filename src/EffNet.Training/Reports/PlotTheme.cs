namespace EffNet.Training;

/// <summary>Specifies the colors of a plot.</summary>
public enum PlotTheme
{
    /// <summary>Colors for paper and light pages.</summary>
    Light,

    /// <summary>Colors for dark pages.</summary>
    Dark,
}
