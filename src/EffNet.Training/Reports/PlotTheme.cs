namespace EffNet.Training;

/// <summary>The colors of a picture of a training.</summary>
public enum PlotTheme
{
    /// <summary>For paper and light pages.</summary>
    Light,

    /// <summary>For dark pages.</summary>
    Dark,
}
