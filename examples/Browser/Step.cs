namespace Browser;

/// <summary>What the page waits for.</summary>
internal enum Step
{
    /// <summary>Nothing but the reader.</summary>
    Idle,

    /// <summary>The worker's runtime.</summary>
    Starting,

    /// <summary>The weights of the site.</summary>
    Downloading,

    /// <summary>Weights that are brought into the order in which they are read.</summary>
    Loading,

    /// <summary>The network.</summary>
    Computing,
}
