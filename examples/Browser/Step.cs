namespace Browser;

/// <summary>Specifies what the page is waiting for.</summary>
internal enum Step
{
    /// <summary>The page is waiting for the user.</summary>
    Idle,

    /// <summary>The runtime of the worker starts.</summary>
    Starting,

    /// <summary>The weights of the site are downloaded.</summary>
    Downloading,

    /// <summary>The weights are loaded and prepared for the engine.</summary>
    Loading,

    /// <summary>The network is evaluated.</summary>
    Computing,
}
